using System.Text.Json.Nodes;
using Tabulation.Audit;
using Tabulation.Domain.Allocation;

namespace Tabulation.Cli.Auditing;

/// <summary>What recounts say, in words and as JSON.</summary>
internal sealed class AssessmentText(AuditedCount count, Assessment assessment, Fraction limit)
{
    private const int ShownStations = 20;

    private IEnumerable<string> Remaining => assessment.ByAssertion.Index()
        .Where(each => !each.Item.IsAtMost(limit))
        .Select(each => $"{AuditWords.Of(assessment.Plan.Assertions[each.Index], count.Selections)} "
            + $"({AuditWords.Percent(each.Item.Risk)})");

    public bool Done => assessment.Measured.IsAtMost(limit);

    public IEnumerable<string> Lines() =>
    [
        $"{assessment.Draws:N0} draws; {assessment.Different.Count:N0} stations counted again differ, {assessment.Missing.Count:N0} were "
        + "not counted again.",
        .. assessment.Different.Take(ShownStations).Select(d => $"  {CodeOf(d.Station)}: {AuditWords.Margins(d.Error)} of a margin"),
        .. Missing(),
        .. assessment.BeyondBound.Select(
            p => $"  {CodeOf(p)} has more ballots than it could have had: the bounds do not hold. Plan anew with a wider --bound."),
        $"Measured risk: {AuditWords.Percent(assessment.Measured.Risk)}, limit {AuditWords.Percent(limit)}. {Verdict()}",
        .. Remaining.Any() ? ["Assertions above the limit:", .. Remaining.Select(each => $"  {each}")] : (string[])[],
        "No result is replaced: a commission corrects one by a statement of its own.",
    ];

    public JsonObject Document() => new()
    {
        ["draws"] = assessment.Draws,
        ["risk"] = AuditWords.Percent(assessment.Measured.Risk),
        ["riskIfMissingAgree"] = AuditWords.Percent(assessment.IfMissingAgree.Risk),
        ["riskLimit"] = AuditWords.Percent(limit),
        ["done"] = Done,
        ["drawsLeftWithoutErrors"] = assessment.DrawsLeft(limit),
        ["different"] = new JsonArray([.. assessment.Different.Select(d => new JsonObject
        {
            ["station"] = CodeOf(d.Station), ["error"] = AuditWords.Margins(d.Error),
        })]),
        ["missing"] = new JsonArray([.. assessment.Missing.Select(p => (JsonNode)CodeOf(p))]),
        ["beyondBound"] = new JsonArray([.. assessment.BeyondBound.Select(p => (JsonNode)CodeOf(p))]),
        ["assertionsAboveLimit"] = new JsonArray([.. Remaining.Select(each => (JsonNode)each)]),
    };

    private IEnumerable<string> Missing()
    {
        if (assessment.Missing.Count == 0) yield break;
        var codes = assessment.Missing.Take(ShownStations).Select(CodeOf);
        var more = assessment.Missing.Count > ShownStations ? " ..." : "";
        yield return $"Stations drawn without a recount count as wrong as they can be: {string.Join(", ", codes)}{more}";
        yield return $"If all of them agree, the risk is {AuditWords.Percent(assessment.IfMissingAgree.Risk)}.";
    }

    private string Verdict()
    {
        if (Done) return "The audit can end: the paper confirms the seats.";
        return assessment.DrawsLeft(limit) switch
        {
            { } draws => $"Go on: about {draws:N0} more draws if no further error is found (--draws {assessment.Draws + draws}).",
            null => "No number of further draws is enough as it stands.",
        };
    }

    private string CodeOf(int station) => assessment.Plan.Contest.Stations[station].Code;
}
