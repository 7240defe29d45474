using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>A contest's figures as the entries so far have them, put to its rule.</summary>
public static class ContestSeats
{
    /// <exception cref="InvalidOperationException">The registry is not complete.</exception>
    public static SeatAllocation Allocate(ElectionState state, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(state);
        return SeatAllocator.Allocate(state.Election![contest].Allocation, InputOf(state, contest));
    }

    /// <summary>What the rule is put to: votes, bases, direct seats won elsewhere, lots.</summary>
    /// <exception cref="InvalidOperationException">The registry is not complete.</exception>
    public static AllocationInput InputOf(ElectionState state, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Tally is { } tally
            ? InputOf(state, contest, tally.SumsOf(tally.Rows.WholeOf(contest)))
            : throw new InvalidOperationException("The registry is not complete.");
    }

    /// <summary>The same with other sums than those as counted.</summary>
    internal static AllocationInput InputOf(ElectionState state, ContestIndex contest, ReadOnlySpan<long> sums)
    {
        var direct = NeedsDirectSeats(state.Election![contest])
            ? DirectSeats(state, state.Election, state.Tally!)
            : new Dictionary<string, int>();
        return InputOf(state, state.Election, contest, sums, direct);
    }

    /// <summary>Whether seats won by candidates elsewhere decide who takes part.</summary>
    public static bool NeedsDirectSeats(Contest contest)
    {
        ArgumentNullException.ThrowIfNull(contest);
        return contest.Allocation.Thresholds.Any(threshold => threshold.DirectSeatWaiver is not null);
    }

    /// <summary>The contests whose seats decide who takes part in this one; none where seats won elsewhere do not.</summary>
    public static IEnumerable<ContestIndex> FeedersOf(Election election, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(election);
        return NeedsDirectSeats(election[contest])
            ? election.Contests.Index().Where(each => each.Item.Kind == ContestKind.Candidate && each.Index != contest.Value).Select(each => new ContestIndex(each.Index))
            : [];
    }

    /// <summary>The contests in which this one's seats decide who takes part.</summary>
    public static IEnumerable<ContestIndex> FedBy(Election election, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(election);
        return Enumerable.Range(0, election.Contests.Count).Select(number => new ContestIndex(number)).Where(other => FeedersOf(election, other).Contains(contest));
    }

    private static AllocationInput InputOf(
        ElectionState state, Election election, ContestIndex contest, ReadOnlySpan<long> sums, IReadOnlyDictionary<string, int> direct) => AllocationInputs.For(
            election.SheetOf(contest), sums, direct,
            [.. state.Lots.Where(lot => lot.Contest == contest)
                .Select(lot => new Lot([.. lot.Order.Select(number => new SelectionIndex((int)number))]))]);

    private static Dictionary<string, int> DirectSeats(ElectionState state, Election election, Tally tally)
    {
        var won = new Dictionary<string, int>();
        for (var i = 0; i < election.Contests.Count; i++)
        {
            var contest = new ContestIndex(i);
            if (election[contest].Kind != ContestKind.Candidate) continue;
            var input = InputOf(state, election, contest, tally.SumsOf(tally.Rows.WholeOf(contest)), new Dictionary<string, int>());
            foreach (var seat in SeatAllocator.Allocate(election[contest].Allocation, input).Seats.Where(seat => seat.Seats > 0))
            {
                var list = election[contest].Selections[seat.Selection.Value].NominatedBy;
                won[list] = won.GetValueOrDefault(list) + seat.Seats;
            }
        }

        return won;
    }
}
