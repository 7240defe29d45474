using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of a contest, its selections and its allocation rule.</summary>
internal static class ContestCheck
{
    public static void Run(Contest contest, string field, ElectionDefinition definition, int areas, Problems problems)
    {
        problems.Code(contest.Code, $"{field}.code");
        problems.Names(contest.Names, $"{field}.names");
        problems.Range(contest.ExternalId.Length, 0, 128, $"{field}.external_id (length)");
        problems.Require(Enum.IsDefined(contest.Kind), $"{field}.kind", "must be LIST or CANDIDATE");
        problems.Range(contest.Form, 0, definition.Forms.Count - 1, $"{field}.form");
        problems.Require(contest.Area is null || contest.Area.Value.Value < areas, $"{field}.area", $"is above {areas - 1}");
        problems.Range(contest.Selections.Count, 1, 200, $"{field}.selections (number)");
        problems.Unique(contest.Selections.Select(selection => selection.Code), $"{field}.selections");
        foreach (var (number, selection) in contest.Selections.Index()) CheckSelection(selection, $"{field}.selections[{number}]", problems);
        CheckOrder(contest, field, problems);
        CheckAllocation(contest, $"{field}.allocation", definition, problems);
    }

    private static void CheckSelection(Selection selection, string field, Problems problems)
    {
        problems.Code(selection.Code, $"{field}.code");
        problems.Names(selection.Names, $"{field}.names");
        problems.Range(selection.ExternalId.Length, 0, 128, $"{field}.external_id (length)");
        problems.Require(Enum.IsDefined(selection.Kind), $"{field}.kind", "must be LIST, CANDIDATE or AGAINST_ALL");
        problems.Range(selection.Candidates ?? 0, 0, 10_000, $"{field}.candidates");
        problems.Require((selection.Kind == SelectionKind.AgainstAll) == (selection.RegistrationOrder == 0), $"{field}.registration_order",
            "must be 0 for against-all, and 1 or more for all others");
    }

    private static void CheckOrder(Contest contest, string field, Problems problems)
    {
        var orders = contest.Selections.Where(selection => selection.RegistrationOrder != 0).Select(selection => selection.RegistrationOrder).ToList();
        problems.Require(orders.Distinct().Count() == orders.Count, $"{field}.selections", "give one registration_order twice");
    }

    private static void CheckAllocation(Contest contest, string field, ElectionDefinition definition, Problems problems)
    {
        var fault = contest.Allocation.Check();
        problems.Require(fault == RuleFault.None, field, $"cannot be used: {fault}");
        if (contest.Form < 0 || contest.Form >= definition.Forms.Count || fault != RuleFault.None) return;
        var zero = AllocationInputs.For(new Sheet(contest, definition.Forms[contest.Form]), default, new Dictionary<string, int>(), []);
        var inputFault = zero.Check(contest.Allocation);
        problems.Require(inputFault == InputFault.None, field, $"does not fit the contest and its form: {inputFault}");
    }
}
