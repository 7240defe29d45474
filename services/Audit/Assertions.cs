using Tabulation.Domain.Allocation;

namespace Tabulation.Audit;

/// <summary>
/// The assertions that imply the seats reported, each linear in the ballots.
/// <list type="bullet">
/// <item><b>Seats.</b> Seats go to the highest claims, so they are right if no seat's claim of A is below the next claim of B, for all A
/// != B that take part, A with a seat and B with candidates left. Highest averages (Stark and Teague, Verifiable European Elections,
/// 2014): v_A / d(s_A - 1) against v_B / d(s_B). Largest remainder with quota q (Blom et al., arXiv 2107.11903): v_A - v_B against (s_A -
/// s_B - 1) q; with Hare's, q = votes of all that take part / seats, which is linear when multiplied out. Droop's is rounded: at
/// whichever end of (votes / (seats + 1), that + 1] makes the assertion the stronger. Plurality (Stark 2009): v_A against v_B.</item>
/// <item><b>Threshold.</b> v_A against share * base for each list that reached it; the other way for each that did not (Blom et al.,
/// arXiv 2102.08510).</item>
/// <item><b>A list with a seat</b> has a vote, where no comparison says so: nobody is left to claim its seat, or by quota only lists that
/// have as many seats.</item>
/// <item><b>Lists without a vote</b> may have some in truth: they must stay below their threshold or, where there is none, get no
/// seat.</item>
/// </list>
/// </summary>
internal sealed class Assertions(AllocationRule rule, AllocationInput totals)
{
    private readonly SeatAllocation _reported = SeatAllocator.Allocate(rule, totals);
    private readonly List<Assertion> _found = [];

    /// <summary>The tightest first.</summary>
    public static (AuditFault Fault, IReadOnlyList<Assertion> Found) Of(AllocationRule rule, AllocationInput totals)
    {
        if (totals.Contestants.All(c => c.Votes == 0))
            return (AuditFault.NothingCounted, []);
        if (rule.Thresholds.Any(t => t.DirectSeatWaiver != null))
            return (AuditFault.DirectSeatsCount, []);
        return new Assertions(rule, totals).Find();
    }

    private (AuditFault Fault, IReadOnlyList<Assertion> Found) Find()
    {
        if (_reported.RunnerUp != null)
            return (AuditFault.RunnerUpRuleApplied, []);
        foreach (var admission in _reported.Admissions) AddAdmission(admission);
        var entrants = _reported.Admissions.Where(TakesPart).Select(a => ContestantOf(a.Selection)).ToList();
        foreach (var winner in entrants.Where(c => SeatsOf(c) > 0))
            AddComparisons(winner, [.. entrants.Where(c => c != winner && SeatsOf(c) < CapOf(c))], entrants);
        // A seat that is vacant goes to whoever has a first vote.
        var waiting = _reported.SeatsNotGiven > 0 && entrants.Any(c => c.Votes == 0 && CapOf(c) > 0);
        return waiting || _reported.OpenTie != null || _found.Any(a => a.Margin <= 0)
            ? (AuditFault.NoMargin, [])
            : (AuditFault.None, [.. _found.OrderBy(a => a.BallotsToFail)]);
    }

    /// <summary>In truth, perhaps: a list without a reported vote and without a threshold does as soon as it has one.</summary>
    private static bool TakesPart(Admission admission) =>
        admission.Admitted || (admission.Verdict == AdmissionVerdict.NoVotes && !HasThreshold(admission));

    private static bool HasThreshold(Admission admission) => admission.Threshold is { } step && step.Threshold.Share > Fraction.Zero;

    private void AddAdmission(Admission admission)
    {
        switch (admission.Verdict)
        {
            case AdmissionVerdict.ReachedThreshold:
                Add(AssertionKind.ReachesThreshold, admission.Selection, null, Threshold(admission, 1));
                break;
            case AdmissionVerdict.BelowThreshold:
            case AdmissionVerdict.NoVotes when HasThreshold(admission):
                Add(AssertionKind.BelowThreshold, null, admission.Selection, Threshold(admission, -1));
                break;
            case AdmissionVerdict.BehindAgainstAll:
                Add(AssertionKind.BehindAgainstAll, null, admission.Selection, AgainstAll(admission.Selection, -1));
                break;
            case AdmissionVerdict.NoThreshold:
                if (rule.Method == AllocationMethod.Plurality && _reported.SeatsOf(admission.Selection) > 0 && HasAgainstAll)
                    Add(AssertionKind.NotBehindAgainstAll, admission.Selection, null, AgainstAll(admission.Selection, 1));
                break;
            case AdmissionVerdict.NoVotes:
            case AdmissionVerdict.DirectSeats:
            case AdmissionVerdict.RunnerUp:
            case AdmissionVerdict.AgainstAll:
                break;
        }
    }

    private bool HasAgainstAll => totals.Contestants.Any(c => c.Kind == ContestantKind.AgainstAll);

    private LinearForm AgainstAll(SelectionIndex candidate, int sign) => OfVotes(
        c => c.Kind == ContestantKind.AgainstAll ? -sign : c.Selection == candidate ? sign : 0);

    private LinearForm Threshold(Admission admission, int sign)
    {
        var threshold = admission.Threshold!.Threshold;
        long share = sign * (long)threshold.Share.Numerator, whole = sign * (long)threshold.Share.Denominator;
        var alone = OfVotes(c => c.Selection == admission.Selection ? whole : 0);
        var valid = alone with { Votes = [.. alone.Votes.Select(v => v - share)] };
        return threshold.Base switch
        {
            ThresholdBase.Valid => valid with { Unvoted = -share },
            ThresholdBase.ValidWithoutBlank => valid,
            ThresholdBase.ValidWithoutAgainstAll => valid with { Votes = [.. valid.Votes.Select(ButAgainstAll)], Unvoted = -share },
            ThresholdBase.ParticipantsByBoxes => valid with { Unvoted = -share, Invalid = -share },
            ThresholdBase.ParticipantsByIssued => alone with { Issued = -share },
            ThresholdBase.Registered => alone with { Registered = -share },
        };
    }

    private long ButAgainstAll(long points, int selection) =>
        totals.Contestants[selection].Kind == ContestantKind.AgainstAll ? 0 : points;

    private void AddComparisons(Contestant winner, List<Contestant> losers, List<Contestant> entrants)
    {
        foreach (var loser in losers)
            Add(AssertionKind.KeepsSeat, winner.Selection, loser.Selection, Comparison(winner, loser, entrants));
        if (losers.All(loser => IsSafeWithoutVotes(winner, loser)))
            Add(AssertionKind.HasVotes, winner.Selection, null, OfVotes(c => c == winner ? 1 : 0));
    }

    /// <summary>By quota, one without a vote is not behind another that has as many seats; in truth it takes no part.</summary>
    private bool IsSafeWithoutVotes(Contestant winner, Contestant loser) => rule.Method switch
    {
        AllocationMethod.LargestRemainderHare or AllocationMethod.LargestRemainderDroop => SeatsOf(winner) <= SeatsOf(loser),
        AllocationMethod.DHondt or AllocationMethod.SainteLague or AllocationMethod.ModifiedSainteLague => false,
        AllocationMethod.Plurality => false,
    };

    private LinearForm Comparison(Contestant winner, Contestant loser, List<Contestant> entrants) => rule.Method switch
    {
        AllocationMethod.LargestRemainderHare => ByQuota(winner, loser, entrants, rule.Seats, false),
        AllocationMethod.LargestRemainderDroop => ByQuota(winner, loser, entrants, rule.Seats + 1, true),
        AllocationMethod.DHondt => ByDivisors(winner, loser),
        AllocationMethod.SainteLague => ByDivisors(winner, loser),
        AllocationMethod.ModifiedSainteLague => ByDivisors(winner, loser),
        AllocationMethod.Plurality => OfVotes(c => c == winner ? 1 : c == loser ? -1 : 0),
    };

    private LinearForm ByQuota(Contestant winner, Contestant loser, List<Contestant> entrants, int divisor, bool rounded)
    {
        var apart = SeatsOf(winner) - SeatsOf(loser) - 1;
        var points = OfVotes(c => (c == winner ? divisor : c == loser ? -divisor : 0) - (entrants.Contains(c) ? apart : 0));
        return rounded && apart > 0 ? points with { Constant = -(long)apart * divisor } : points;
    }

    private LinearForm ByDivisors(Contestant winner, Contestant loser)
    {
        long forWinner = Divisor(SeatsOf(loser)), forLoser = Divisor(SeatsOf(winner) - 1);
        return OfVotes(c => c == winner ? forWinner : c == loser ? -forLoser : 0);
    }

    /// <summary>In whole numbers, as a multiple of the true divisor.</summary>
    private long Divisor(int held) => (long)(HighestAverages.Divisor(rule, held) * Fraction.Of(rule.FirstDivisor.Denominator, 1)).Numerator;

    private LinearForm OfVotes(Func<Contestant, long> points) => new([.. totals.Contestants.Select(points)], 0, 0, 0, 0, 0);

    private void Add(AssertionKind kind, SelectionIndex? @for, SelectionIndex? against, LinearForm points)
    {
        var all = new StationCount
        {
            Code = "",
            Votes = [.. totals.Contestants.Select(c => c.Votes)],
            Unvoted = totals.Figures.Blank ?? 0,
            Invalid = (totals.Figures.InBoxes - totals.Figures.Valid) ?? 0,
            Issued = totals.Figures.Issued ?? 0,
            Registered = totals.Figures.Registered ?? 0,
        };
        _found.Add(new(kind, @for, against, points, points.Of(all) + points.Constant));
    }

    private Contestant ContestantOf(SelectionIndex selection) => totals.Contestants[selection.Value];

    private int SeatsOf(Contestant contestant) => _reported.SeatsOf(contestant.Selection);

    private int CapOf(Contestant contestant)
    {
        var most = contestant.Kind == ContestantKind.Candidate || rule.Method == AllocationMethod.Plurality ? 1 : rule.Seats;
        return Math.Min(most, contestant.Candidates ?? most);
    }
}
