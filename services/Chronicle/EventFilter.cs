using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Chronicle;

/// <summary>Which events a filter asks for: of its contests, and of its area and all below, however deep; and those that are about no part of either.</summary>
public sealed class EventFilter
{
    private readonly HashSet<string> contests;
    private readonly AreaIndex? area;

    private EventFilter(HashSet<string> contests, AreaIndex? area) => (this.contests, this.area) = (contests, area);

    /// <param name="filter">Its contests and area are the election's; null for all events.</param>
    /// <param name="election">In which it was worked out; needed where it names an area.</param>
    public static EventFilter Of(TotalsFilter? filter, Election? election)
    {
        filter ??= new TotalsFilter();
        return new EventFilter([.. filter.Contests], filter.Area.Length > 0 ? election?.FindArea(filter.Area) : null);
    }

    /// <param name="told">What happened.</param>
    /// <param name="election">As it is now: with stations that opened late.</param>
    public bool Takes(Event told, Election election)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(election);
        return OfContest(told) && (area is not { } wanted || LiesIn(told, wanted, election));
    }

    private bool OfContest(Event told) => contests.Count == 0 || told.Contest.Length == 0 || contests.Contains(told.Contest);

    private static bool LiesIn(Event told, AreaIndex wanted, Election election)
    {
        if (election.FindPrecinct(told.Precinct) is { } precinct) return election.Lies(precinct, wanted);
        return election.FindArea(told.Area) is not { } area || area == wanted || election.LiesBelow(area, wanted);
    }
}
