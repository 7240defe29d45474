namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>The bounds where every ballot is in: the seats, but for ties that wait for a lot.</summary>
internal static class SettledSeats
{
    public static IReadOnlyList<SeatRange> Of(AllocationRule rule, AllocationInput input)
    {
        var outcomes = Outcomes(rule, input).ToList();
        return [.. outcomes[0].Seats.Select(s => new SeatRange(
            s.Selection, outcomes.Min(o => o.SeatsOf(s.Selection)), outcomes.Max(o => Most(o, s.Selection))))];
    }

    private static int Most(SeatAllocation outcome, SelectionIndex selection) =>
        outcome.SeatsOf(selection) + (outcome.OpenTie?.Between.Contains(selection) == true ? 1 : 0);

    /// <summary>One for each runner-up that a lot can name; a tie for seats stays open.</summary>
    private static IEnumerable<SeatAllocation> Outcomes(AllocationRule rule, AllocationInput input)
    {
        var allocation = SeatAllocator.Allocate(rule, input);
        return allocation.OpenTie is { For: TieFor.RunnerUp } tie
            ? tie.Between.SelectMany(first => Outcomes(rule, input with { Lots = [.. input.Lots, FirstIs(first, tie)] }))
            : [allocation];
    }

    private static Lot FirstIs(SelectionIndex first, Tie tie) => new([first, .. tie.Between.Where(s => s != first)]);
}
