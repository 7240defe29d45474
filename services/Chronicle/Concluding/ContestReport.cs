using Tabulation.Domain.Allocation;
using Tabulation.Domain.Allocation.Bounds;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Chronicle.Concluding;

/// <summary>What a selection has and what it can end with.</summary>
/// <param name="Least">Seats that it has whatever the outstanding stations report, and whatever becomes of results that are held; null where nothing bounds what may come.</param>
/// <param name="Most">Seats that it can have at most; null likewise.</param>
public sealed record SelectionOutlook(string Selection, long Votes, int Seats, int? Least, int? Most, bool Withdrawn);

/// <summary>The certification in force, or the last one before a court reopened the contest.</summary>
public sealed record CertificationRow(
    string Statement, string Authority, string RecordedAt, long CheckpointSize, string CheckpointRoot, IReadOnlyList<string> Outstanding, IReadOnlyList<string> AreaProtocols);

/// <summary>Where a contest stands on its way to the certificate.</summary>
/// <param name="State">OPEN, COMPLETE (every station has a result or a recorded reason for none, and none is held), CERTIFIED, or REOPENED.</param>
/// <param name="Status">In the words of NIST SP 1500-100, see <see cref="ResultStatus"/>.</param>
/// <param name="Outstanding">Codes of stations of which neither is there, the first 200.</param>
/// <param name="OutstandingStations">How many they are.</param>
/// <param name="OutstandingVoters">Voters on their rolls; null where one of them is not known.</param>
/// <param name="CannotChange">No outcome of the outstanding stations, nor of results that are held, changes a seat.</param>
/// <param name="Outcome">How the allocation ends as counted.</param>
public sealed record ContestStatus(
    string Contest, string State, string Status, int Expected, int Counted, int Flagged, int Held, int Annulled, int WithoutResult, int OutstandingStations,
    IReadOnlyList<string> Outstanding, long? OutstandingVoters, bool CannotChange, string Outcome, IReadOnlyList<SelectionOutlook> Selections,
    CertificationRow? Certification);

/// <summary>Completion and certification of all contests, and what the stations still out can change: bounds, never calls.</summary>
public static class ContestReport
{
    private const int MostNamed = 200;

    /// <summary>In the definition's order.</summary>
    public static IReadOnlyList<ContestStatus> Of(ElectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Election is { } election
            ? [.. Enumerable.Range(0, election.Contests.Count).Select(contest => StatusOf(state, election, new ContestIndex(contest)))]
            : [];
    }

    private static ContestStatus StatusOf(ElectionState state, Election election, ContestIndex contest)
    {
        var counts = state.Tally!.CountsOf(state.Tally.Rows.WholeOf(contest));
        var outstanding = Outstanding.In(state, contest);
        var (allocation, bounds) = (ContestSeats.Allocate(state, contest), Outstanding.Bounds(state, contest));
        return new ContestStatus(
            election[contest].Code, StateOf(state, contest, counts, outstanding.Count), ResultStatuses.Of(state, contest).Word(), counts.Expected, counts.Counted, counts.Flagged,
            counts.Held, counts.Annulled, counts.WithoutResult, outstanding.Count, [.. outstanding.Take(MostNamed).Select(precinct => election[precinct].Code)], Outstanding.VotersOf(election, outstanding),
            bounds?.CannotChange(allocation) ?? false, NameOf(allocation.Outcome), [.. OutlooksOf(state, election, contest, allocation, bounds)],
            state.Beside.Certifications.In(contest) is { } stands ? RowOf(election, stands) : null);
    }

    private static string StateOf(ElectionState state, ContestIndex contest, RowCounts counts, int outstanding)
    {
        if (state[contest].Certified) return "CERTIFIED";
        if (state.Beside.Certifications.In(contest) is not null) return "REOPENED";
        return outstanding == 0 && counts.Held == 0 ? "COMPLETE" : "OPEN";
    }

    private static IEnumerable<SelectionOutlook> OutlooksOf(
        ElectionState state, Election election, ContestIndex contest, SeatAllocation allocation, SeatBounds? bounds)
    {
        var votes = state.Tally!.SumsOf(state.Tally.Rows.WholeOf(contest))[election.SheetOf(contest).Lines..].ToArray();
        foreach (var (number, selection) in election[contest].Selections.Index())
        {
            var range = bounds?.RangeOf(new SelectionIndex(number));
            yield return new SelectionOutlook(
                selection.Code, votes[number], allocation.SeatsOf(new SelectionIndex(number)), range?.Least, range?.Most, selection.Withdrawn);
        }
    }

    private static CertificationRow RowOf(Election election, Stands<Certification> stands) => new(
        stands.Id.ToString(), election[stands.By].Code, stands.RecordedAt.ToString(), stands.Content.CheckpointSize, stands.Content.CheckpointRoot.ToString(),
        [.. stands.Content.Outstanding.Select(precinct => election[precinct!.Value].Code)], [.. stands.Content.AreaProtocols.Select(id => id.ToString())]);

    private static string NameOf(AllocationOutcome outcome) => outcome switch
    {
        AllocationOutcome.Complete => "COMPLETE",
        AllocationOutcome.LotNeeded => "LOT_NEEDED",
        AllocationOutcome.SeatsVacant => "SEATS_VACANT",
        AllocationOutcome.NoneAdmitted => "NONE_ADMITTED",
        AllocationOutcome.AgainstAllWon => "AGAINST_ALL_WON",
        AllocationOutcome.NoVotes => "NO_VOTES",
    };
}
