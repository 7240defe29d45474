using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Reports;

/// <summary>Which stations were examined, as JSON.</summary>
/// <param name="TurnoutCounts">What turnout is a share of the registered: ISSUED or IN_BOXES.</param>
/// <param name="Leader">The selection with the most votes.</param>
/// <param name="Votes">By selection.</param>
public sealed record ExaminedStations(int Count, string TurnoutCounts, string Leader, IReadOnlyDictionary<string, long> Votes)
{
    public static ExaminedStations Of(StationTable stations)
    {
        ArgumentNullException.ThrowIfNull(stations);
        return new ExaminedStations(
            stations.Stations.Count, NameOf(stations.Base), stations.Selections[stations.Leader],
            stations.Selections.Zip(stations.Totals).ToDictionary(each => each.First, each => each.Second));
    }

    private static string NameOf(TurnoutBase turnout) => turnout switch
    {
        TurnoutBase.Issued => "ISSUED",
        TurnoutBase.InBoxes => "IN_BOXES",
    };
}
