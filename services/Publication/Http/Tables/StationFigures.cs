using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http.Tables;

/// <summary>
/// Every station of some contests: a row for each set of figures that it has (COUNTED; HELD, twice where two reports differ; ANNULLED), one without figures (NONE) where it
/// has none. A column for each hierarchy names the area in which it lies directly.
/// </summary>
internal sealed class StationFigures
{
    private readonly Election election;
    private readonly List<(SlotIndex Slot, string Kind, Slot Standing, int[] Figures)> rows = [];

    private StationFigures(ElectionState state) => (election, Position) = (state.Election!, state.Position);

    /// <summary>Where they stand.</summary>
    public long Position { get; }

    /// <summary>Takes them off the state, which must stand still as long: what is slower comes after that, in <see cref="Write"/>.</summary>
    public static StationFigures Of(ElectionState state, IReadOnlyList<ContestIndex> contests)
    {
        var figures = new StationFigures(state);
        foreach (var contest in contests)
            foreach (var slot in figures.election.Slots.Of(contest)) figures.Add(state, slot);
        return figures;
    }

    public byte[] Write()
    {
        var columns = new FigureColumns(rows.Select(row => election.Slots.ContestOf(row.Slot)).Distinct().Select(election.SheetOf));
        string[] names =
        [
            "row", "contest", "precinct", "precinct_id", .. election.Definition.Hierarchies.Select(each => $"area.{each.Code}"), "state", "flagged", "closed", "registered", .. columns.Names,
        ];
        return CsvRows.Write(rows.Select(row => Fields(columns, row.Slot, row.Kind, row.Standing, row.Figures)).Prepend(names));
    }

    private void Add(ElectionState state, SlotIndex slot)
    {
        var (tally, standing, before) = (state.Tally!, state[slot], rows.Count);
        if (tally.HasCounted(slot)) rows.Add((slot, "COUNTED", standing, tally.CountedIn(slot).ToArray()));
        AddUnlessEmpty("HELD", tally.HeldIn(slot));
        AddUnlessEmpty("HELD", tally.SecondHeldIn(slot));
        AddUnlessEmpty("ANNULLED", tally.AnnulledIn(slot));
        if (rows.Count == before) rows.Add((slot, "NONE", standing, []));

        void AddUnlessEmpty(string kind, ReadOnlySpan<int> figures)
        {
            if (figures.Length > 0) rows.Add((slot, kind, standing, figures.ToArray()));
        }
    }

    private IEnumerable<string> Fields(FigureColumns columns, SlotIndex slot, string kind, Slot standing, int[] figures)
    {
        var (contest, station) = (election.Slots.ContestOf(slot), election[election.Slots.PrecinctOf(slot)]);
        var sheet = election.SheetOf(contest);
        var lines = Math.Min(sheet.Lines, figures.Length);
        var areas = election.Definition.Hierarchies.Select((_, hierarchy) =>
            station.Areas.Where(area => election[area].Hierarchy == hierarchy).Select(area => election[area].Code).FirstOrDefault(""));
        return
        [
            kind, election[contest].Code, station.Code, station.ExternalId, .. areas, StationHistory.NameOf(standing.State), standing.CountedFlagged && !standing.IsAnnulled ? "true" : "false",
            station.Closed ? "true" : "false", $"{station.Registered}", .. columns.Fields<int>(sheet, figures[..lines], figures[lines..]),
        ];
    }
}
