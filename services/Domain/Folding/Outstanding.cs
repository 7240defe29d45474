using Tabulation.Domain.Allocation;
using Tabulation.Domain.Allocation.Bounds;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>Stations of which neither a result nor a recorded reason for none is there, and what they, and those of which a result waits, could still change.</summary>
public static class Outstanding
{
    /// <exception cref="InvalidOperationException">The registry is not complete.</exception>
    public static IReadOnlySet<PrecinctIndex> In(ElectionState state, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(state);
        var election = state.Election ?? throw new InvalidOperationException("The registry is not complete.");
        return election.StationsOf(contest)
            .Where(station => state[station.Slot].State is SlotState.Awaited or SlotState.Held).Select(station => station.Precinct).ToHashSet();
    }

    /// <summary>Voters on the rolls of those stations; null where one of them has no known roll.</summary>
    /// <param name="election">Of the stations.</param>
    /// <param name="stations">As <see cref="In"/> gives them.</param>
    public static long? VotersOf(Election election, IReadOnlySet<PrecinctIndex> stations)
    {
        ArgumentNullException.ThrowIfNull(election);
        var rolls = stations.Select(precinct => election[precinct].Registered).ToList();
        return rolls.Contains(null) ? null : rolls.Sum(roll => (long)roll!.Value);
    }

    /// <summary>
    /// What each selection can still end with, whatever the stations bring that are outstanding or of which a result waits: nothing, what is counted there, what waits there, or a
    /// result of at most as many ballots as <see cref="BallotLimit"/> says. Null where nothing bounds what may come, or who takes part is decided elsewhere and not settled.
    /// </summary>
    /// <exception cref="InvalidOperationException">The registry is not complete.</exception>
    public static SeatBounds? Bounds(ElectionState state, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(state);
        return KnowsWhoIsLetIn(state, contest) ? BoundsAsFed(state, contest) : null;
    }

    /// <summary>True where no completion of the contest gives anybody another number of seats.</summary>
    public static bool CannotMatter(ElectionState state, ContestIndex contest) =>
        Bounds(state, contest) is { } bounds && bounds.CannotChange(ContestSeats.Allocate(state, contest));

    /// <summary>With the seats won elsewhere as they stand.</summary>
    private static SeatBounds? BoundsAsFed(ElectionState state, ContestIndex contest)
    {
        var (election, tally) = (state.Election!, state.Tally!);
        var (sums, ballots) = (tally.SumsOf(tally.Rows.WholeOf(contest)).ToArray(), 0L);
        foreach (var (precinct, slot) in election.StationsOf(contest))
        {
            if (state[slot].First.IsNone && state[slot].State != SlotState.Awaited) continue;
            if (BallotLimit.Of(state, contest, precinct, slot) is not { } most) return null;
            ballots += most;
            foreach (var (figure, counted) in tally.CountedIn(slot).ToArray().Index()) sums[figure] -= counted;
        }

        return SeatBounds.Of(election[contest].Allocation, ContestSeats.InputOf(state, contest, sums), ballots);
    }

    /// <summary>Whether what the contests that it rests on can still end with leaves nobody's waiver open.</summary>
    private static bool KnowsWhoIsLetIn(ElectionState state, ContestIndex contest)
    {
        var election = state.Election ?? throw new InvalidOperationException("The registry is not complete.");
        var won = new Dictionary<string, (int Least, int Most)>();
        foreach (var feeder in ContestSeats.FeedersOf(election, contest))
        {
            if (BoundsAsFed(state, feeder) is not { } bounds) return false;
            foreach (var range in bounds.Ranges)
            {
                var list = election[feeder].Selections[range.Selection.Value].NominatedBy;
                var before = won.GetValueOrDefault(list);
                won[list] = (before.Least + range.Least, before.Most + range.Most);
            }
        }

        return election[contest].Selections.All(list => election[contest].Allocation.Thresholds.Where(threshold => threshold.Class == list.ThresholdClass)
            .All(threshold => threshold.DirectSeatWaiver is not { } waiver
                || won.GetValueOrDefault(list.Code).Least >= waiver || won.GetValueOrDefault(list.Code).Most < waiver));
    }
}
