using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Chronicle.Observing;

/// <summary>Stations by what their observers say.</summary>
/// <param name="Stations">In order of precincts, then of contests, then by group.</param>
/// <param name="Next">Number of the slot to go on from; null where there is no more.</param>
public sealed record ObserverPage(IReadOnlyList<ObserverRow> Stations, int? Next);

/// <summary>Which stations are wanted; each null or empty part takes all.</summary>
/// <param name="Area">With all areas below it.</param>
/// <param name="Observer">Only this group's copies; a station of which it has none is not observed, whoever else observed it.</param>
/// <param name="State">MATCH, MISMATCH, NOT_COUNTED or NOT_OBSERVED.</param>
public sealed record ObserverFilter(
    IReadOnlyCollection<ContestIndex> Contests, AreaIndex? Area = null, PrecinctIndex? Precinct = null, AuthorityIndex? Observer = null, string State = "")
{
    public static ObserverFilter All { get; } = new([]);

    /// <summary>A closed station is observed by nobody, and is never asked for.</summary>
    internal bool Takes(Election election, SlotIndex slot)
    {
        var (contest, station) = (election.Slots.ContestOf(slot), election.Slots.PrecinctOf(slot));
        return !election[station].Closed && (Contests.Count == 0 || Contests.Contains(contest)) && (Precinct is not { } one || station == one)
            && (Area is not { } area || election.Lies(station, area));
    }
}
