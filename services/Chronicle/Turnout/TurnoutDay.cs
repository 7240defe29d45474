using Tabulation.Chronicle.Stations;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Report = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Chronicle.Turnout;

/// <summary>
/// What each station reported at each moment. A station that closed keeps its last count at every later moment that has come: its voters have voted. Its roll stands
/// with it until every station that opened in its place has a count, and theirs in its place from then on: each voter is on one roll.
/// </summary>
internal sealed class TurnoutDay
{
    private readonly ElectionState state;
    private readonly TurnoutHistory history;
    private readonly StationChanges changes;
    private readonly Election election;
    private readonly TurnoutPlan plan;
    private readonly Timestamp now;
    private readonly StationMoment[,] moments;

    public TurnoutDay(ElectionChronicle chronicle, Election election, TurnoutPlan plan, Timestamp now)
    {
        (state, history, changes) = (chronicle.State, chronicle.Turnout, chronicle.Stations);
        (this.election, this.plan, this.now) = (election, plan, now);
        StationsReport = state.Beside.Turnout.All.Any(each => !each.Key.Place.IsArea);
        moments = new StationMoment[election.Precincts.Count, plan.Moments.Count];
        for (var number = 0; number < election.Precincts.Count; number++) Read(new PrecinctIndex(number));
    }

    public StationMoment this[PrecinctIndex station, int moment] => moments[station.Value, moment];

    /// <summary>The number of its last moment with a count; null where it reported none.</summary>
    public int? LastCountOf(PrecinctIndex station)
    {
        for (var moment = plan.Moments.Count - 1; moment >= 0; moment--)
            if (this[station, moment].HasCount) return moment;
        return null;
    }

    /// <summary>The roll that a station's count is a share of; null where it is not known.</summary>
    /// <param name="station">Which.</param>
    /// <param name="report">Its count.</param>
    public long? RollOf(PrecinctIndex station, Report report) => report.Registered ?? election[station].Registered;

    /// <summary>
    /// True where it counts and its voters are told by its own roll: not by those of stations of the area that opened in its place and all have counts, nor by that of a station of the
    /// area in whose place it opened and that keeps its own.
    /// </summary>
    /// <param name="station">One of the area.</param>
    /// <param name="moment">Its number.</param>
    /// <param name="area">Null for the whole country.</param>
    public bool KeepsRoll(PrecinctIndex station, int moment, AreaIndex? area) =>
        HoldsRoll(station, moment, area) && !IsOnEarlierRoll(station, moment, area);

    public bool IsLate(TurnoutPlace place, int moment) => history.FirstCountAt(place, moment)?.Milliseconds > plan.DueAt(moment);

    /// <summary>False while turnout is told of areas only: then nobody waits for stations.</summary>
    public bool StationsReport { get; }

    public bool IsMissing(PrecinctIndex station, int moment) => StationsReport
        && this[station, moment] is { Stands: null, Expected: true } && now.Milliseconds > plan.DueAt(moment);

    private void Read(PrecinctIndex station)
    {
        Report? last = null;
        for (var moment = 0; moment < plan.Moments.Count; moment++)
        {
            var place = new TurnoutPlace(false, station.Value);
            var stands = state.Beside.Turnout.In((place, moment));
            var counts = stands is { Content.Count: not null };
            var kept = !counts && election[station].Closed && plan.Moments[moment].At <= now ? last : null;
            var expected = stands is not null || IsExpected(station, moment);
            moments[station.Value, moment] = new StationMoment(stands, kept, IsLate(place, moment), history.IsCorrected(place, moment), expected);
            if (counts) last = stands!.Value.Content;
        }
    }

    /// <summary>A station that was not open yet, or that closed before its report was due, is not.</summary>
    private bool IsExpected(PrecinctIndex station, int moment) =>
        !(changes.OpeningOf(station)?.At > plan.Moments[moment].At) && !(changes.ClosingOf(station)?.At.Milliseconds <= plan.DueAt(moment));

    private bool HoldsRoll(PrecinctIndex station, int moment, AreaIndex? area) =>
        this[station, moment].Counted is not null && !IsReplaced(station, moment, area);

    private bool IsReplaced(PrecinctIndex station, int moment, AreaIndex? area) => changes.ClosingOf(station) is { Opened: { Count: > 0 } opened }
        && opened.All(each => LiesIn(each, area) && (this[each, moment].Counted is not null || IsReplaced(each, moment, area)));

    private bool IsOnEarlierRoll(PrecinctIndex station, int moment, AreaIndex? area) => changes.OpeningOf(station) is { } opening
        && opening.Closed.Any(each => (LiesIn(each, area) && HoldsRoll(each, moment, area)) || IsOnEarlierRoll(each, moment, area));

    private bool LiesIn(PrecinctIndex station, AreaIndex? area) => area is not { } within || election.Lies(station, within);
}
