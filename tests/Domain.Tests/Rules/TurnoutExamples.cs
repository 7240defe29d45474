using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Turnout reports.</summary>
internal static class TurnoutExamples
{
    private static readonly Said First = Said.Turnout("north", "p1", 0, count: 100);

    public static IEnumerable<RuleExample> All => [.. OfPlaces(), .. OfFigures()];

    private static IEnumerable<RuleExample> OfPlaces() =>
    [
        At(Rule.TurnoutNotPlanned, Said.Turnout("north", "p1", 4, count: 1), "turnout_report.moment", "Moment 4 is none of the election's 4"),
        At(Rule.TurnoutNotPlanned, First, "turnout_report.moment", "no turnout plan") with { Draft = Small.Draft },
        At(Rule.TurnoutBeforeMoment, Said.Turnout("north", "p1", 3, count: 1), "turnout_report.moment", "report when it has"),
        At(Rule.UnknownPrecinct, Said.Turnout("north", "p9", 0, count: 1), "turnout_report.precinct", "check it against the registry"),
        At(Rule.UnknownArea, Said.Turnout("north", "west", 0, count: 1, ofArea: true), "turnout_report.area", "check it against the registry"),
        At(Rule.PrecinctClosed, First, "turnout_report.precinct", "closed") with { Before = [Said.Restation(["p1"], [])] },
        At(Rule.RoleNotAllowed, Said.Turnout("observers", "p1", 0, count: 1), "authority", "role"),
        At(Rule.OutsideArea, Said.Turnout("south", "p1", 0, count: 1), "turnout_report.place", "outside"),
        At(Rule.OutsideArea, Said.Turnout("north", "country", 0, count: 1, ofArea: true), "turnout_report.place", "outside"),
    ];

    private static IEnumerable<RuleExample> OfFigures() =>
    [
        At(Rule.TurnoutRollMissing, First, "turnout_report.registered", "give registered") with { Draft = Reported },
        At(Rule.TurnoutRollNotAsked, Said.Turnout("north", "p1", 0, count: 100, registered: 1000), "turnout_report.registered", "leave registered out"),
        At(Rule.TurnoutFalls, Said.Turnout("north", "p1", 1, count: 99), "turnout_report.figure", "99 does not fit 100, as reported for moment 0: turnout never falls")
            with { Before = [First] },
        At(Rule.TurnoutFalls, First, "turnout_report.figure", "100 does not fit 99, as reported for moment 2")
            with { Before = [Said.Turnout("north", "p1", 2, count: 99)] },
        At(Rule.TurnoutFalls, Said.Turnout("north", "p1", 1, permyriad: 999), "turnout_report.figure", "999 does not fit 1000")
            with { Before = [Said.Turnout("north", "p1", 0, permyriad: 1000)] },
        At(Rule.ReplacesNotCurrent, Said.Turnout("north", "p1", 0, count: 101), "replaces", "name that") with { Before = [First] },
        At(Rule.ReasonMissing, Said.Turnout("north", "p1", 0, count: 101) with { Replaces = First.Id }, "turnout_report.reason", "say why")
            with { Before = [First] },
        At(Rule.TurnoutExceedsRoll, Said.Turnout("north", "p1", 0, count: 1001), "turnout_report.count", "1001 are reported to have voted, of 1000 on the roll. It is recorded"),
        At(Rule.TurnoutExceedsRoll, Said.Turnout("north", "p2", 0, count: 51, registered: 50), "turnout_report.count", "51 are reported to have voted, of 50")
            with { Draft = Reported },
        At(Rule.TurnoutLate, First, "turnout_report.moment", "came 16 minutes after its moment; it was due within 15")
            with { Draft = Small.Whole.Define(definition => definition with { Turnout = Small.Plan(TurnoutRoll.Registry, dueMinutes: 15) }) },
    ];

    private static Draft Reported => Small.Whole.Define(definition => definition with { Turnout = Small.Plan(TurnoutRoll.Reported) });

    private static RuleExample At(Rule rule, Said breaks, string field, string words) => new(rule, breaks, field, words) { Draft = Small.Whole };
}
