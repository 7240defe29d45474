using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Finding = Tabulation.Contracts.V1.Finding;

namespace Tabulation.Intake;

/// <summary>The Judge's findings in words, gravest first.</summary>
internal static class FindingTexts
{
    public static IReadOnlyList<Finding> Of(Findings findings, Statement statement, Election? election)
    {
        var sheet = SheetOf(statement, election);
        var texts = new List<Finding>();
        foreach (var finding in findings.All)
        {
            var disposition = (Contracts.V1.Disposition)finding.Disposition;
            texts.Add(Refusal.Translate(Explanation.Of(finding, sheet), disposition));
            if (finding.Rule is Rule.DefinitionInvalid or Rule.RegistryInvalid)
                texts.AddRange(findings.Problems.Select(problem => Refusal.Translate(Explanation.Of(finding.Rule, problem), disposition)));
        }

        return [.. texts.OrderByDescending(text => text.Disposition)];
    }

    private static Sheet? SheetOf(Statement statement, Election? election) =>
        statement.Kind == StatementKind.PrecinctResult && statement.Result.Contest is { } contest ? election?.Sheets[contest.Value] : null;
}
