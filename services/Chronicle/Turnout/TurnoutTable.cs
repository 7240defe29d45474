using Tabulation.Chronicle.Stations;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Election = Tabulation.Domain.Elections.Election;
using Plan = Tabulation.Domain.Elections.TurnoutPlan;

namespace Tabulation.Chronicle.Turnout;

/// <summary>Turnout as reported on the day, and what is to be known of the reports.</summary>
public sealed class TurnoutTable
{
    private readonly ElectionChronicle chronicle;
    private readonly Election election;
    private readonly Plan plan;
    private readonly Timestamp now;
    private readonly TurnoutDay day;

    private TurnoutTable(ElectionChronicle chronicle, Election election, Plan plan, Timestamp now)
    {
        (this.chronicle, this.election, this.plan, this.now) = (chronicle, election, plan, now);
        day = new TurnoutDay(chronicle, election, plan, now);
    }

    /// <param name="chronicle">As far as it is read.</param>
    /// <param name="now">What is due by then and has not come is missing.</param>
    /// <returns>Null where the election reports no turnout, or its registry is not complete.</returns>
    public static TurnoutReport? Of(ElectionChronicle chronicle, Timestamp now)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        return chronicle.State.Election is { Definition.Turnout: { } plan } election ? new TurnoutTable(chronicle, election, plan, now).Make() : null;
    }

    private TurnoutReport Make()
    {
        var finals = new FinalTurnouts(chronicle, election, plan, day);
        var stations = Enumerable.Range(0, election.Precincts.Count).Select(number => new PrecinctIndex(number));
        return new TurnoutReport(
            TurnoutWords.Of(plan.Measure), TurnoutWords.Of(plan.Roll), election[plan.Contest].Code,
            [.. Moments.Select(moment => new TurnoutMomentRow(moment, AtOf(moment)))],
            [.. new TurnoutSums(chronicle, election, day, finals, plan.Moments.Count).Rows()],
            [.. stations.SelectMany(LapsesOf), .. Enumerable.Range(0, election.Areas.Count).SelectMany(LateIn)],
            [.. stations.SelectMany(PercentagesOf)], [.. chronicle.Turnout.Corrections.Select(Tell)], [.. chronicle.Stations.All.Select(Tell)], [.. finals.Rest(now)]);
    }

    private IEnumerable<int> Moments => Enumerable.Range(0, plan.Moments.Count);

    private string AtOf(int moment) => plan.Moments[moment].ToString();

    private IEnumerable<TurnoutLapse> LapsesOf(PrecinctIndex station)
    {
        foreach (var moment in Moments)
            if (day[station, moment].Late) yield return LateOf(new TurnoutPlace(false, station.Value), moment);
            else if (day.IsMissing(station, moment)) yield return new TurnoutLapse(TurnoutWords.Of(election, station), moment, AtOf(moment), "MISSING", null);
    }

    private IEnumerable<TurnoutLapse> LateIn(int area)
    {
        var place = new TurnoutPlace(true, area);
        return Moments.Where(moment => day.IsLate(place, moment)).Select(moment => LateOf(place, moment));
    }

    private TurnoutLapse LateOf(TurnoutPlace place, int moment) =>
        new(TurnoutWords.Of(election, place), moment, AtOf(moment), "LATE", chronicle.Turnout.FirstCountAt(place, moment).ToString());

    private IEnumerable<TurnoutPercentage> PercentagesOf(PrecinctIndex station)
    {
        foreach (var moment in Moments)
            if (day[station, moment] is { HasPercentOnly: true, Stands: { } stands } told)
                yield return new TurnoutPercentage(
                    TurnoutWords.Of(election, station), moment, AtOf(moment), TurnoutWords.PercentOf(stands.Content)!.Value, election[stands.By].Code,
                    stands.Id.ToString(), stands.RecordedAt.ToString(), told.Late, told.Corrected);
    }

    private TurnoutCorrection Tell(ReplacedReport each) => new(
        TurnoutWords.Of(election, each.After.Place), each.After.Moment, AtOf(each.After.Moment), TurnoutWords.Of(each.Before), TurnoutWords.Of(each.After),
        each.Told.Authority, IdOf(each.Told), TimeOf(each.Told), each.Told.Reason);

    private TurnoutStationChange Tell(StationChange change) => new(
        [.. change.Closed.Select(ClosedAt)], [.. change.Opened.Select(station => TurnoutWords.Of(election, station))], IdOf(change.Told), TimeOf(change.Told),
        change.Told.Reason, change.Told.LegalBasis);

    private ClosedPrecinct ClosedAt(PrecinctIndex station)
    {
        var last = day.LastCountOf(station);
        return new ClosedPrecinct(TurnoutWords.Of(election, station), last, last is { } moment ? day[station, moment].Counted!.Count : null);
    }

    private static string IdOf(Event told) => Convert.ToHexStringLower(told.StatementId.Span);

    private static string TimeOf(Event told) => Timestamp.FromMilliseconds((long)told.RecordedAt).ToString();
}
