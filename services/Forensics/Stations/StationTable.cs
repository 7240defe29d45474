namespace Tabulation.Forensics.Stations;

/// <summary>
/// All stations of a contest, with its leader: the selection with the most votes over all of them, the first of those that tie.
/// Immutable.
/// </summary>
public sealed class StationTable
{
    /// <param name="selections">Codes, in the order of every station's votes; at least one.</param>
    /// <param name="turnoutBase">What the stations' turnout counts.</param>
    /// <param name="stations">Figures from 0 to <see cref="Station.Most"/>.</param>
    public StationTable(IReadOnlyList<string> selections, TurnoutBase turnoutBase, IReadOnlyList<Station> stations)
    {
        ArgumentNullException.ThrowIfNull(selections);
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentOutOfRangeException.ThrowIfZero(selections.Count);
        (Selections, Base, Stations) = (selections, turnoutBase, stations);
        Totals = [.. selections.Select((_, selection) => stations.Sum(station => (long)station.Votes[selection]))];
        Leader = Enumerable.Range(0, selections.Count).MaxBy(selection => Totals[selection]);
        Counts = new NightCounts(
            [.. stations.Select(station => station.Registered)],
            [.. stations.Select(station => station.Turnout)],
            [.. stations.Select(station => station.Valid + station.Invalid)],
            [.. stations.Select(station => station.Votes[Leader])]);
    }

    public IReadOnlyList<string> Selections { get; }

    public TurnoutBase Base { get; }

    public IReadOnlyList<Station> Stations { get; }

    /// <summary>Votes of each selection over all stations.</summary>
    public IReadOnlyList<long> Totals { get; }

    /// <summary>Number of the selection with the most votes.</summary>
    public int Leader { get; }

    /// <summary>What the tests look at, by station.</summary>
    public NightCounts Counts { get; }
}
