using Tabulation.Audit;
using Tabulation.Cli.Examining;
using Tabulation.Cli.Logs;
using Tabulation.Cli.Reading;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Auditing;

/// <summary>Counts from an election's log at its checkpoint, each signature and verdict repeated.</summary>
internal static class LogCount
{
    public static async Task<AuditedCount> ReadAsync(Invocation invocation, string log, CancellationToken cancellation)
    {
        var fold = new CountedFold(invocation.Get(LogOptions.Jobs));
        var checkpoint = await LedgerStations.ReadLogAsync(invocation, log, fold, cancellation);
        if (fold.Election is not { } election || fold.Tally is not { } tally)
            throw new InputException("The log's registry is not complete: nothing is counted yet.");
        var anchor = new DrawAnchor(checkpoint.Origin, checkpoint.Head.Size, Digest.From(checkpoint.Head.Root.ToArray()));
        var contest = LedgerStations.ContestOf(election, invocation.Get(LedgerStations.Contest));
        return Of(election, tally, contest, anchor, AuditOptions.BoundOf(invocation));
    }

    /// <exception cref="UsageException">The form does not have what the bound asks for.</exception>
    /// <exception cref="InputException">What annulled stations leave in a threshold's base is more than an audit of the other stations can take in.</exception>
    internal static AuditedCount Of(Election election, Tally tally, ContestIndex contest, DrawAnchor anchor, BallotBound bound)
    {
        var sheet = election.SheetOf(contest);
        if (bound == BallotBound.Issued && !sheet.Issued.Exists)
            throw new UsageException("--bound: the contest's form has no ballots issued.");
        var audited = CountsOf(election, tally, contest, bound);
        if (!HasSeatsOf(tally.SumsOf(tally.Rows.WholeOf(contest)), sheet, audited) || LeavesValidOut(audited))
            throw new InputException(
                "The seats, or a threshold, are not those of the counted stations alone, but hang on what a form or an annulled station leaves in a threshold's base: "
                + "this audit does not cover it, count everything again.");
        var missing = election.StationsOf(contest).Count(station => !tally.HasCounted(station.Slot));
        return new(
            sheet.Contest.Code, audited, anchor, [.. sheet.Contest.Selections.Select(selection => selection.Code)], [.. Remarks(election, missing, audited.Kept.Count)]);
    }

    private static AuditedContest CountsOf(Election election, Tally tally, ContestIndex contest, BallotBound bound)
    {
        var sheet = election.SheetOf(contest);
        var reader = new StationReader(election, sheet);
        var slots = election.StationsOf(contest).Select(station => station.Slot).ToLookup(tally.HasCounted);
        var kept = slots[false].Where(slot => tally.CountedIn(slot).ContainsAnyExcept(0));
        var contestants = AllocationInputs.For(sheet, [], new Dictionary<string, int>(), []).Contestants;
        return new(sheet.Contest.Allocation, contestants, Read(slots[true]), bound) { Kept = Read(kept) };

        IReadOnlyList<StationCount> Read(IEnumerable<SlotIndex> which) => [.. which.Select(slot => reader.Read(slot, tally.CountedIn(slot)))];
    }

    /// <summary>
    /// Whether the stations' ballots come to the same seats as the sums. Neither lots nor seats in other contests are looked at: an audit where they decide is refused
    /// as such.
    /// </summary>
    private static bool HasSeatsOf(ReadOnlySpan<long> sums, Sheet sheet, AuditedContest audited)
    {
        var counted = AllocationInputs.For(sheet, sums, new Dictionary<string, int>(), []);
        return SeatAllocator.Allocate(audited.Rule, counted).Seats.SequenceEqual(SeatAllocator.Allocate(audited.Rule, audited.Totals).Seats);
    }

    /// <summary>Valid ballots without votes are taken for blank ones; of those that an annulled station keeps nobody can tell.</summary>
    private static bool LeavesValidOut(AuditedContest audited) => audited.Kept.Any(station => station.Unvoted != 0)
        && audited.Rule.Thresholds.Any(threshold => threshold.Base == ThresholdBase.ValidWithoutBlank && threshold.Share > Fraction.Zero);

    private static IEnumerable<string> Remarks(Election election, int missing, int kept)
    {
        if (missing > 0) yield return $"{missing:N0} stations have no counted result: the audit is of the seats without them.";
        if (kept > 0) yield return $"{kept:N0} of these are annulled and stay in what thresholds are shares of: that part is taken as reported.";
        if (election.Definition.Test) yield return "This is a TEST.";
        if (election.Definition.Synthetic) yield return "Figures are SYNTHETIC below the whole contest.";
    }
}
