using Tabulation.Domain.Allocation;

namespace Tabulation.Audit;

/// <summary>
/// What a batch comparison audit looks at, and how far each station can be off. Station p's error is the largest share of an assertion's
/// margin that its count takes away: e_p = max over assertions of (points reported - points recounted) / margin. If the seats are wrong,
/// the errors of all stations sum to 1 or more. Its bound u_p is the same with the fewest points that its ballots can have (Stark, IEEE
/// Transactions on Information Forensics and Security 4, 2009; Stark, Risk-limiting postelection audits: conservative P-values from
/// common probability inequalities, 2009). Both are whole numbers of <see cref="One"/>ths, rounded up: a bound or an error that is a
/// little too large only makes the audit stricter.
/// </summary>
public sealed class AuditPlan
{
    /// <summary>Units in a whole margin: 2^40.</summary>
    public const long One = 1L << 40;

    private readonly Int128[] _bounds;

    private AuditPlan(AuditedContest contest, SeatAllocation reported, IReadOnlyList<Assertion> assertions)
    {
        Contest = contest;
        Reported = reported;
        Assertions = assertions;
        _bounds = [.. contest.Stations.Select(BoundOf)];
        Total = _bounds.Aggregate(Int128.Zero, (sum, bound) => sum + bound);
    }

    public AuditedContest Contest { get; }

    /// <summary>The seats of the stations' sums.</summary>
    public SeatAllocation Reported { get; }

    /// <summary>The tightest first; none where nothing could change the seats.</summary>
    public IReadOnlyList<Assertion> Assertions { get; }

    /// <summary>u_p of each station, in units, in the stations' order; each also its weight in the draw.</summary>
    public IReadOnlyList<Int128> Bounds => _bounds;

    /// <summary>U, the sum of the bounds, in units.</summary>
    public Int128 Total { get; }

    /// <returns>The plan, or why there is none.</returns>
    /// <exception cref="ArgumentException">Rule and figures do not fit each other, or a station has another number of votes than
    /// there are contestants.</exception>
    /// <exception cref="OverflowException">Figures, or the fractions of the rule, are beyond 64 bits.</exception>
    public static (AuditFault Fault, AuditPlan? Plan) Of(AuditedContest contest)
    {
        ArgumentNullException.ThrowIfNull(contest);
        if (contest.Stations.Concat(contest.Kept).Any(s => s.Votes.Count != contest.Contestants.Count))
            throw new ArgumentException("A station has another number of votes than there are contestants.", nameof(contest));
        if (contest.Stations.Count == 0)
            return (AuditFault.NothingCounted, null);
        var totals = contest.Totals;
        var (fault, assertions) = Audit.Assertions.Of(contest.Rule, totals);
        return fault == AuditFault.None ? (fault, new(contest, SeatAllocator.Allocate(contest.Rule, totals), assertions)) : (fault, null);
    }

    /// <summary>A station's error by an assertion, in units, rounded up; below 0 where the recount speaks for the assertion more than
    /// the report did.</summary>
    internal static Int128 ErrorOf(Assertion assertion, StationCount reported, StationCount recounted) =>
        Up((assertion.Points.Of(reported) - assertion.Points.Of(recounted)) * One, assertion.Margin);

    /// <summary>The largest error a station can have by an assertion, in units, rounded up.</summary>
    internal Int128 WorstOf(Assertion assertion, StationCount station)
    {
        var lost = assertion.Points.Of(station) - assertion.Points.LeastOf(station, Contest.MostBallots(station));
        return Up(lost * One, assertion.Margin);
    }

    private Int128 BoundOf(StationCount station)
    {
        var bound = Int128.Zero;
        foreach (var assertion in Assertions) bound = Int128.Max(bound, WorstOf(assertion, station));
        return bound;
    }

    private static Int128 Up(Int128 part, Int128 whole) => part > 0 ? (part + whole - 1) / whole : part / whole;
}
