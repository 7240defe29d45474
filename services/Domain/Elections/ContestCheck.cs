using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of a contest, its selections and its allocation rule.</summary>
internal static class ContestCheck
{
    /// <summary>Codes of all lists, which is what a candidate may have been nominated by.</summary>
    public static HashSet<string> ListCodes(IEnumerable<Contest> contests) =>
    [
        .. contests.Where(contest => contest.Kind == ContestKind.List)
            .SelectMany(contest => contest.Selections)
            .Where(selection => selection.Kind == SelectionKind.List)
            .Select(selection => selection.Code),
    ];

    public static void Run(
        Contest contest, string field, ElectionDefinition definition, int areas, IReadOnlySet<string> lists, Problems problems)
    {
        var before = problems.Count;
        problems.Code(contest.Code, $"{field}.code");
        problems.Names(contest.Names, $"{field}.names");
        problems.Length(contest.ExternalId, 0, 128, $"{field}.external_id");
        problems.Require(Enum.IsDefined(contest.Kind), $"{field}.kind", "must be LIST or CANDIDATE");
        problems.Range(contest.Form, 0, definition.Forms.Count - 1, $"{field}.form");
        problems.Require(contest.Area is not { } area || (area.Value >= 0 && area.Value < areas), $"{field}.area",
            $"is {contest.Area?.Value}; there are {areas:N0} areas, from 0");
        problems.Size(contest.Selections, 1, 200, $"{field}.selections");
        problems.Unique(contest.Selections.Select(selection => selection.Code), $"{field}.selections");
        problems.UniqueIds(contest.Selections.Select(selection => selection.ExternalId), $"{field}.selections");
        foreach (var (number, selection) in contest.Selections.Index())
            CheckSelection(selection, $"{field}.selections[{number}]", lists, problems);
        CheckRule(contest.Allocation, $"{field}.allocation", problems);
        CheckWaivers(contest, $"{field}.allocation.thresholds", problems);
        if (problems.Count == before) CheckFit(contest, definition.Forms[contest.Form], field, problems);
    }

    private static void CheckSelection(Selection selection, string field, IReadOnlySet<string> lists, Problems problems)
    {
        problems.Code(selection.Code, $"{field}.code");
        problems.Names(selection.Names, $"{field}.names");
        problems.Length(selection.ExternalId, 0, 128, $"{field}.external_id");
        problems.Require(Enum.IsDefined(selection.Kind), $"{field}.kind", "must be LIST, CANDIDATE or AGAINST_ALL");
        problems.Range(selection.Candidates ?? 0, 0, 10_000, $"{field}.candidates");
        problems.Range(selection.QuotaMembers ?? 0, 0, selection.Candidates ?? 10_000, $"{field}.quota_members");
        var order = selection.RegistrationOrder;
        problems.Require(selection.Kind == SelectionKind.AgainstAll ? order == 0 : order > 0, $"{field}.registration_order",
            $"is {order}; must be 0 for against-all, and 1 or more for all others");
        if (selection.NominatedBy.Length > 0 && (selection.Kind != SelectionKind.Candidate || !lists.Contains(selection.NominatedBy)))
            problems.Add($"{field}.nominated_by",
                $"is \"{selection.NominatedBy}\"; must be the code of a list in a list contest, for a candidate only");
    }

    private static void CheckRule(AllocationRule rule, string field, Problems problems)
    {
        problems.Require(Enum.IsDefined(rule.Method), $"{field}.method", "is not a method");
        problems.Require(Enum.IsDefined(rule.Ties), $"{field}.tie", "must be REGISTRATION_ORDER or LOT");
        foreach (var (number, threshold) in rule.Thresholds.Index())
            problems.Require(Enum.IsDefined(threshold.Base), $"{field}.thresholds[{number}].base", "is not a base");
        if (AllocationFaults.Describe(rule.Check()) is { } fault) problems.Add(field, fault);
    }

    /// <summary>A contest of candidates whose thresholds hung on seats in others would rest on contests that rest on it: none of them could be certified first.</summary>
    private static void CheckWaivers(Contest contest, string field, Problems problems)
    {
        foreach (var (number, threshold) in contest.Allocation.Thresholds.Index())
            problems.Require(contest.Kind == ContestKind.List || threshold.DirectSeatWaiver is null, $"{field}[{number}].waiver_direct_seats",
                "is for lists, in a contest of kind LIST: leave it out");
    }

    /// <summary>Whether the rule could be applied to a result: tried on one of zeros.</summary>
    private static void CheckFit(Contest contest, Form form, string field, Problems problems)
    {
        var zeros = AllocationInputs.For(new Sheet(contest, form), default, new Dictionary<string, int>(), []);
        if (AllocationFaults.Describe(zeros.Check(contest.Allocation)) is { } fault) problems.Add($"{field}.allocation", fault);
    }
}
