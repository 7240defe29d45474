using System.Text.Json.Nodes;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Handing;

/// <summary>Intake's answers as text and as JSON.</summary>
internal static class AnswerText
{
    /// <summary>What was answered, a line each; field by field for a refusal.</summary>
    public static IEnumerable<string> Lines(this AnsweredStatement answered)
    {
        if (answered.IsRecorded)
        {
            var receipt = answered.Answer.Receipt;
            yield return $"recorded at position {receipt.Position:N0}, {Timestamp.FromMilliseconds((long)receipt.RecordedAt)}: "
                + $"{Words(receipt.Verdict)}";
            yield break;
        }

        foreach (var finding in answered.Answer.Refusal.Findings)
            yield return $"  {finding.Field}: {finding.Message} [{finding.Rule}]";
        if (answered.Answer.Refusal.CurrentStatementId is { Length: > 0 } current)
            yield return $"  The statement that stands there now is {Convert.ToHexStringLower(current.Span)}.";
    }

    public static JsonObject Document(this AnsweredStatement answered) => new()
    {
        ["statement"] = answered.Id.ToString(),
        ["recorded"] = answered.IsRecorded,
        ["position"] = answered.Answer.Receipt?.Position,
        ["disposition"] = answered.Answer.Receipt?.Verdict.Disposition.ToString(),
        ["rules"] = answered.Answer.Receipt is { } receipt
            ? new JsonArray([.. receipt.Verdict.Rules.Select(rule => (JsonNode)rule)])
            : null,
        ["findings"] = answered.Answer.Refusal is { } refusal ? new JsonArray([.. refusal.Findings.Select(Document)]) : null,
    };

    private static JsonNode Document(Finding finding) =>
        new JsonObject { ["rule"] = finding.Rule, ["field"] = finding.Field, ["message"] = finding.Message };

    private static string Words(Verdict verdict) => verdict.Rules.Count == 0
        ? "no rule is broken"
        : $"{verdict.Disposition.ToString().ToUpperInvariant()} {string.Join(", ", verdict.Rules)}";
}
