using System.Text.Json.Nodes;
using Tabulation.Audit;
using Tabulation.Domain.Allocation;

namespace Tabulation.Cli.Auditing;

/// <summary>A plan and its draws, in words and as JSON.</summary>
internal sealed class PlanText(AuditedCount count, AuditPlan plan, AuditDraw draw)
{
    private const int ShownAssertions = 12;

    public IEnumerable<string> Lines() =>
    [
        .. Head(),
        $"Assertions, {plan.Assertions.Count:N0} in all, those that the fewest ballots could break first:",
        .. plan.Assertions.Take(ShownAssertions).Select(AssertionLine),
        $"Error bounds by {AuditWords.Of(plan.Contest.Bound)}: U = {AuditWords.Margins(plan.Total)} margins.",
        DrawLine(),
        .. draw.Stations.CountBy(p => p).Select(p => $"  {p.Value,3} x  {plan.Contest.Stations[p.Key].Code}"),
        "Conditions:",
        .. AuditWords.Conditions.Select(each => $"  - {each}"),
        "What this audit cannot see:",
        .. AuditWords.Blind.Select(each => $"  - {each}"),
    ];

    public JsonObject Document() => new()
    {
        ["contest"] = count.Title,
        ["anchor"] = new JsonObject { ["origin"] = count.Anchor.Origin, ["size"] = count.Anchor.Size,
            ["root"] = Convert.ToBase64String(count.Anchor.Root.ToArray()) },
        ["seed"] = draw.Seed,
        ["seats"] = new JsonObject(
            plan.Reported.Seats.Select(s => KeyValuePair.Create(count.Selections[s.Selection.Value], (JsonNode?)s.Seats))),
        ["assertions"] = new JsonArray([.. plan.Assertions.Select(each => new JsonObject
        {
            ["says"] = AuditWords.Of(each, count.Selections), ["margin"] = $"{each.Margin}", ["ballotsToFail"] = $"{each.BallotsToFail}",
        })]),
        ["bound"] = AuditWords.Of(plan.Contest.Bound),
        ["totalBound"] = AuditWords.Margins(plan.Total),
        ["riskLimit"] = AuditWords.Percent(draw.Limit),
        ["drawsWithoutErrors"] = draw.Planned,
        ["draws"] = draw.Stations.Count,
        ["stations"] = new JsonArray([.. draw.Stations.CountBy(p => p).Select(p => new JsonObject
        {
            ["station"] = plan.Contest.Stations[p.Key].Code, ["times"] = p.Value, ["bound"] = AuditWords.Margins(plan.Bounds[p.Key]),
        })]),
        ["remarks"] = Array(count.Remarks),
        ["conditions"] = Array(AuditWords.Conditions),
        ["blindTo"] = Array(AuditWords.Blind),
    };

    /// <summary>What the audit is of, for both commands.</summary>
    public IEnumerable<string> Head()
    {
        var seats = plan.Reported.Seats.Where(s => s.Seats > 0).Select(s => $"{count.Selections[s.Selection.Value]} {s.Seats:N0}");
        yield return $"Batch comparison audit of {count.Title}: {plan.Contest.Stations.Count:N0} stations, {plan.Contest.Rule.Seats:N0} "
            + "seats.";
        yield return $"Fixed before the seed: {count.Anchor.Origin}, size {count.Anchor.Size}, root "
            + $"{Convert.ToBase64String(count.Anchor.Root.ToArray())}";
        yield return $"Seed: {draw.Seed}";
        yield return $"Seats as reported: {string.Join(", ", seats)}.";
        foreach (var remark in count.Remarks) yield return remark;
    }

    private string AssertionLine(Assertion assertion) =>
        $"  {AuditWords.Of(assertion, count.Selections)}: {assertion.BallotsToFail:N0} ballots (margin {assertion.Margin:N0} points)";

    private string DrawLine()
    {
        var needed = draw.Planned is { } planned
            ? $"{planned:N0} draws do if no error is found"
            : "no number of draws does: count everything again";
        return $"Risk limit {AuditWords.Percent(draw.Limit)}: {needed}. {draw.Stations.Count:N0} draws, "
            + $"{draw.Stations.Distinct().Count():N0} stations:";
    }

    private static JsonArray Array(IEnumerable<string> lines) => new([.. lines.Select(line => (JsonNode)line)]);
}
