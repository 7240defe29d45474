using Tabulation.Chronicle;
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

    private StationFigures(ElectionChronicle all) => (election, Position) = (all.State.Election!, all.Position);

    /// <summary>Where they stand.</summary>
    public long Position { get; }

    /// <summary>Takes them off the chronicle, which must stand still as long: what is slower comes after that, in <see cref="Write"/>.</summary>
    public static StationFigures Of(ElectionChronicle all, IReadOnlyList<ContestIndex> contests)
    {
        var figures = new StationFigures(all);
        foreach (var contest in contests)
            foreach (var slot in figures.election.Slots.Of(contest)) figures.Add(all, slot);
        return figures;
    }

    public byte[] Write()
    {
        var columns = new FigureColumns(rows.Select(row => election.Slots.ContestOf(row.Slot)).Distinct().Select(election.SheetOf));
        string[] names =
        [
            "row", "contest", "precinct", .. election.Definition.Hierarchies.Select(each => $"area.{each.Code}"), "state", "flagged", "closed", "registered", .. columns.Names,
        ];
        return CsvRows.Write(rows.Select(row => Fields(columns, row.Slot, row.Kind, row.Standing, row.Figures)).Prepend(names));
    }

    private void Add(ElectionChronicle all, SlotIndex slot)
    {
        var (tally, standing, before) = (all.State.Tally!, all.State[slot], rows.Count);
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
            kind, election[contest].Code, station.Code, .. areas, StationHistory.NameOf(standing.State), standing.CountedFlagged && !standing.IsAnnulled ? "true" : "false",
            station.Closed ? "true" : "false", $"{station.Registered}", .. columns.Fields<int>(sheet, figures[..lines], figures[lines..]),
        ];
    }
}
