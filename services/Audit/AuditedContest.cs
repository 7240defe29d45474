using Tabulation.Domain.Allocation;

namespace Tabulation.Audit;

/// <summary>A contest as reported.</summary>
/// <param name="Rule">Its way from votes to seats.</param>
/// <param name="Contestants">What its selections are, in the order of the stations' votes. Their votes are not used: the stations' sums
/// are.</param>
/// <param name="Stations">In an order that everybody who repeats the draws has: that of the registry, or of a file's rows.</param>
/// <param name="Bound">How many ballots a station can have had.</param>
public sealed record AuditedContest(
    AllocationRule Rule, IReadOnlyList<Contestant> Contestants, IReadOnlyList<StationCount> Stations, BallotBound Bound)
{
    /// <summary>
    /// What stations whose result is annulled leave in the thresholds' bases, where the law says so; without a vote. It is taken as it is: nothing of it is drawn or counted again.
    /// </summary>
    public IReadOnlyList<StationCount> Kept { get; init; } = [];

    /// <summary>The sums of all stations, as the allocation needs them.</summary>
    public AllocationInput Totals => new()
    {
        Contestants = [.. Contestants.Select((c, i) => c with { Selection = new(i), Votes = Stations.Sum(s => s.Votes[i]) })],
        Figures = new()
        {
            Valid = All.Sum(s => s.Ballots - s.Invalid),
            Blank = All.Sum(s => s.Unvoted),
            InBoxes = All.Sum(s => s.Ballots),
            Issued = All.Sum(s => s.Issued),
            Registered = All.Sum(s => s.Registered),
        },
    };

    private IEnumerable<StationCount> All => Stations.Concat(Kept);

    internal long MostBallots(StationCount station) => Bound switch
    {
        BallotBound.InBoxes => station.Ballots,
        BallotBound.Issued => Math.Max(station.Issued, station.Ballots),
        BallotBound.Registered => Math.Max(station.Registered, station.Ballots),
    };
}
