using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using StationsChange = Tabulation.Domain.Statements.StationsChange;

namespace Tabulation.Chronicle.Stations;

/// <summary>Every change of the stations, and which one closed or opened each of them.</summary>
public sealed class StationChanges
{
    private readonly List<StationChange> all = [];
    private readonly Dictionary<PrecinctIndex, StationChange> closings = [];
    private readonly Dictionary<PrecinctIndex, StationChange> openings = [];

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<StationChange> All => all;

    /// <summary>Null where the station is open.</summary>
    public StationChange? ClosingOf(PrecinctIndex station) => closings.GetValueOrDefault(station);

    /// <summary>Null where it was in the registry from the first.</summary>
    public StationChange? OpeningOf(PrecinctIndex station) => openings.GetValueOrDefault(station);

    /// <param name="change">The change that was applied.</param>
    /// <param name="stations">How many there are after it; those it opened are numbered last.</param>
    /// <param name="told">As an event.</param>
    internal void Add(StationsChange change, int stations, Event told)
    {
        var opened = Enumerable.Range(stations - change.Open.Count, change.Open.Count).Select(number => new PrecinctIndex(number));
        var added = new StationChange(Timestamp.FromMilliseconds((long)told.RecordedAt), [.. change.Close.OfType<PrecinctIndex>()], [.. opened], told);
        all.Add(added);
        foreach (var station in added.Closed) closings[station] = added;
        foreach (var station in added.Opened) openings[station] = added;
    }
}
