namespace Tabulation.Audit;

/// <summary>A whole number of points for each ballot, by what is on it, and for each ballot issued and voter registered; and a
/// constant.</summary>
/// <param name="Votes">For a vote for each selection.</param>
/// <param name="Unvoted">For a valid ballot without a vote.</param>
/// <param name="Invalid">For an invalid one.</param>
/// <param name="Issued">For a ballot issued.</param>
/// <param name="Registered">For a voter on the roll.</param>
/// <param name="Constant">Once for the contest, not for each station.</param>
public sealed record LinearForm(IReadOnlyList<long> Votes, long Unvoted, long Invalid, long Issued, long Registered, long Constant)
{
    /// <summary>Points of the most and the least a ballot can bring; a ballot that is not there brings none.</summary>
    public long Span => Math.Max(Highest, 0) - Math.Min(Lowest, 0);

    private long Highest => Math.Max(Votes.Max(), Math.Max(Unvoted, Invalid));

    private long Lowest => Math.Min(0, Math.Min(Votes.Min(), Math.Min(Unvoted, Invalid)));

    /// <summary>The points of a station, without the constant.</summary>
    public Int128 Of(StationCount station)
    {
        ArgumentNullException.ThrowIfNull(station);
        var points = Fixed(station) + Math.BigMul(Unvoted, station.Unvoted) + Math.BigMul(Invalid, station.Invalid);
        for (var i = 0; i < Votes.Count; i++) points += Math.BigMul(Votes[i], station.Votes[i]);
        return points;
    }

    /// <summary>The fewest points a station can have with at most so many ballots, whatever is on them.</summary>
    public Int128 LeastOf(StationCount station, long ballots) => Fixed(station) + Math.BigMul(Lowest, ballots);

    private Int128 Fixed(StationCount station) => Math.BigMul(Issued, station.Issued) + Math.BigMul(Registered, station.Registered);
}
