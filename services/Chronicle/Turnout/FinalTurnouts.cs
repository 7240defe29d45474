using Tabulation.Chronicle.Stations;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Report = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Chronicle.Turnout;

/// <summary>Turnout by counted results, and beside it, for the stations that have both, by their reports of the plan's last moment.</summary>
internal sealed class FinalTurnouts(ElectionChronicle chronicle, Election election, TurnoutPlan plan, TurnoutDay day)
{
    private readonly Tally tally = chronicle.State.Tally!;
    private readonly StationChanges changes = chronicle.Stations;
    private readonly Sheet sheet = election.SheetOf(plan.Contest);
    private readonly int last = plan.Moments.Count - 1;

    private LineSet Figure => plan.Measure switch
    {
        TurnoutMeasure.Issued => sheet.Issued,
        TurnoutMeasure.InBoxes => sheet.InBoxes,
        TurnoutMeasure.Persons => new LineSet([]),
    };

    /// <summary>Of all stations counted; null where the form does not have what the plan counts, or none is.</summary>
    public TurnoutFigure? FinalOf(IReadOnlyList<PrecinctIndex> stations) =>
        stations.Where(IsCounted).ToList() is { Count: > 0 } counted && Figure.Exists ? CountedAt(counted) : null;

    /// <summary>Null where the form does not have what the plan counts, or there is no station to compare.</summary>
    public TurnoutComparison? Compare(IReadOnlyList<PrecinctIndex> stations) =>
        Figure.Exists && stations.Where(station => WhyNot(station) is null).ToList() is { Count: > 0 } both
            ? new TurnoutComparison(ReportedAt(both), CountedAt(both))
            : null;

    /// <summary>Stations in no comparison; none until the last moment, none while no station reports, and none where the form does not have what the plan counts.</summary>
    public IEnumerable<NotCompared> Rest(Timestamp now) =>
        from number in Enumerable.Range(0, Figure.Exists && day.StationsReport && plan.Moments[last].At <= now ? election.Precincts.Count : 0)
        let station = new PrecinctIndex(number)
        let why = WhyNot(station)
        where why is not null
        select new NotCompared(TurnoutWords.Of(election, station), why);

    /// <summary>Null where the station is compared.</summary>
    private string? WhyNot(PrecinctIndex station)
    {
        if (election[station].Closed) return "CLOSED";
        if (election.Slots.Find(plan.Contest, station) is null) return "OTHER_CONTEST";
        if (TakesVotersOver(station)) return "IN_PLACE_OF_CLOSED";
        return (day[station, last], IsCounted(station)) switch
        {
            ({ HasCount: true }, true) => null,
            ({ HasCount: true }, false) => "NO_RESULT",
            ({ HasPercentOnly: true }, _) => "PERCENT_ONLY",
            (_, true) => "NO_REPORT",
            (_, false) => "NOTHING",
        };
    }

    private bool TakesVotersOver(PrecinctIndex station) => changes.OpeningOf(station) is { } opening
        && opening.Closed.Any(closed => day.LastCountOf(closed) is not null || TakesVotersOver(closed));

    private bool IsCounted(PrecinctIndex station) => election.Slots.Find(plan.Contest, station) is { } slot && tally.HasCounted(slot);

    private TurnoutFigure ReportedAt(List<PrecinctIndex> stations)
    {
        Report Of(PrecinctIndex station) => day[station, last].Stands!.Value.Content;
        return FigureOf(stations, station => Of(station).Count!.Value, station => day.RollOf(station, Of(station)));
    }

    private TurnoutFigure CountedAt(List<PrecinctIndex> stations) => FigureOf(stations, station => Figure.Sum(FiguresOf(station)), station => plan.Roll switch
    {
        TurnoutRoll.Registry => election[station].Registered,
        TurnoutRoll.Reported => sheet.Registered.Exists ? sheet.Registered.Sum(FiguresOf(station)) : null,
    });

    private long[] FiguresOf(PrecinctIndex station) => LineComparison.Widened(tally.CountedIn(election.Slots.Find(plan.Contest, station)!.Value));

    private static TurnoutFigure FigureOf(List<PrecinctIndex> stations, Func<PrecinctIndex, long> countOf, Func<PrecinctIndex, long?> rollOf)
    {
        var (count, registered) = (stations.Sum(countOf), TurnoutWords.Sum(stations.ConvertAll(station => rollOf(station))));
        return new TurnoutFigure(stations.Count, count, registered, TurnoutWords.Percent(count, registered));
    }
}
