using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Tests.Allocation;

/// <summary>Short ways to write contests down.</summary>
internal static class Contests
{
    public static SelectionIndex S(int index) => new(index);

    /// <summary>Lists registered in the order given; selection n is the n-th.</summary>
    public static AllocationInput Lists(params long[] votes) => new()
    {
        Contestants = [.. votes.Select((v, i) => new Contestant { Selection = S(i), Votes = v, RegistrationOrder = i + 1 })],
    };

    public static AllocationInput Candidates(params long[] votes) =>
        Lists(votes).Change(c => c with { Kind = ContestantKind.Candidate });

    public static AllocationInput Change(this AllocationInput input, Func<Contestant, Contestant> change) =>
        input with { Contestants = [.. input.Contestants.Select(change)] };

    public static AllocationInput Change(this AllocationInput input, int selection, Func<Contestant, Contestant> change) =>
        input.Change(c => c.Selection == S(selection) ? change(c) : c);

    public static AllocationInput AndAgainstAll(this AllocationInput input, long votes) => input with
    {
        Contestants =
        [
            .. input.Contestants,
            new() { Selection = S(input.Contestants.Count), Kind = ContestantKind.AgainstAll, Votes = votes, RegistrationOrder = 0 },
        ],
    };

    public static AllocationInput WithLot(this AllocationInput input, params int[] order) =>
        input with { Lots = [.. input.Lots, new Lot([.. order.Select(S)])] };

    public static AllocationInput WithValid(this AllocationInput input, long valid) => input with { Figures = new() { Valid = valid } };

    public static AllocationRule Rule(AllocationMethod method, int seats) => new() { Method = method, Seats = seats };

    /// <summary>Per cent of valid votes, for ordinary lists.</summary>
    public static AllocationRule Percent(this AllocationRule rule, int percent) =>
        rule with { Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.Valid, percent * 10_000)] };

    public static SeatAllocation Allocate(this AllocationRule rule, AllocationInput input) => SeatAllocator.Allocate(rule, input);

    /// <summary>Seats by selection, whatever the order of the result.</summary>
    public static int[] SeatsBySelection(this SeatAllocation allocation) =>
        [.. allocation.Seats.OrderBy(s => s.Selection.Value).Select(s => s.Seats)];
}
