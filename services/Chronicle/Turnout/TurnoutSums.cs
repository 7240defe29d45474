using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Chronicle.Turnout;

/// <summary>Adds stations up, by moment and area.</summary>
internal sealed class TurnoutSums
{
    private readonly ElectionState state;
    private readonly Election election;
    private readonly TurnoutDay day;
    private readonly FinalTurnouts finals;
    private readonly int moments;
    private readonly TurnoutHistory history;
    private readonly List<PrecinctIndex> all = [];
    private readonly List<PrecinctIndex>[] stationsOf;

    public TurnoutSums(ElectionChronicle chronicle, Election election, TurnoutDay day, FinalTurnouts finals, int moments)
    {
        (state, history, this.election, this.day, this.finals, this.moments) = (chronicle.State, chronicle.Turnout, election, day, finals, moments);
        stationsOf = [.. election.Areas.Select(_ => new List<PrecinctIndex>())];
        for (var number = 0; number < election.Precincts.Count; number++) Place(new PrecinctIndex(number));
    }

    /// <summary>The whole country first, whether or not an area is all of it.</summary>
    public IEnumerable<TurnoutRow> Rows() => Enumerable.Range(0, election.Areas.Count).Where(area => stationsOf[area].Count > 0)
        .Select(area => RowOf(new AreaIndex(area), stationsOf[area])).Prepend(RowOf(null, all));

    private void Place(PrecinctIndex station)
    {
        all.Add(station);
        foreach (var start in election[station].Areas)
            for (AreaIndex? area = start; area is { } here; area = election[here].Parent) stationsOf[here.Value].Add(station);
    }

    private TurnoutRow RowOf(AreaIndex? area, List<PrecinctIndex> stations) => new(
        area is { } known ? election[known].Code : "", [.. Enumerable.Range(0, moments).Select(moment => CellOf(area, stations, moment))],
        finals.FinalOf(stations), finals.Compare(stations));

    private TurnoutCell CellOf(AreaIndex? area, List<PrecinctIndex> stations, int moment)
    {
        var each = stations.ConvertAll(station => day[station, moment]);
        var reported = each.FindAll(one => one.HasCount);
        var closed = each.FindAll(one => one.Kept is not null);
        var count = each.Sum(one => (long)(one.Counted?.Count ?? 0));
        var rolls = stations.Where(station => day.KeepsRoll(station, moment, area))
            .Select(station => day.RollOf(station, day[station, moment].Counted!)).ToList();
        var registered = TurnoutWords.Sum(rolls);
        return new TurnoutCell(
            moment, reported.Count, each.Count(one => one.Expected), count, registered, TurnoutWords.Percent(count, registered), reported.Count(one => one.Late),
            reported.Count(one => one.Corrected), each.Count(one => one.HasPercentOnly), closed.Count, closed.Sum(one => (long)one.Kept!.Count!.Value),
            area is { } known ? AnnouncedIn(new TurnoutPlace(true, known.Value), moment) : null);
    }

    private AnnouncedTurnout? AnnouncedIn(TurnoutPlace place, int moment) => state.Beside.Turnout.In((place, moment)) is { } stands
        ? new AnnouncedTurnout(
            election[stands.By].Code, stands.Content.Count, TurnoutWords.PercentOf(stands.Content), day.IsLate(place, moment), history.IsCorrected(place, moment))
        : null;
}
