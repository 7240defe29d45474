using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;
using static Tabulation.Domain.Tests.Rules.RuleExample;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Results: their place, their figures as typed, their place in history.</summary>
internal static class ResultExamples
{
    public static IEnumerable<RuleExample> All =>
    [
        new(Rule.BeforePollsClose, Clean, "precinct_result", "send this when they have")
        {
            Draft = Small.Draft.Define(d => d with { PollsClose = Timestamp.FromMilliseconds(2_000_000),
                Release = Timestamp.FromMilliseconds(2_000_000) }),
        },
        new(Rule.UnknownContest, Clean with { Contest = "lists" }, "precinct_result.contest", "check it against the definition"),
        new(Rule.UnknownPrecinct, Clean with { Precinct = "p9" }, "precinct_result.precinct", "check it against the registry"),
        new(Rule.ContestNotAtPrecinct, Clean with { Contest = "d2" }, "precinct_result.contest", "does not vote in this contest"),
        new(Rule.MissingLine, Clean with { Lines = Small.Lines[..6] }, "precinct_result.lines[6]",
            "6 figures given for 7 form lines: Line \"valid\" is the first missing"),
        new(Rule.UnknownLine, Clean with { Lines = [.. Small.Lines, 0] }, "precinct_result.lines[7]", "has lines (7)"),
        new(Rule.MissingSelection, Clean with { Votes = [490] }, "precinct_result.votes[1]",
            "1 figure given for 4 selections: Votes for \"B\" is the first"),
        new(Rule.UnknownSelection, Clean with { Votes = [.. Small.Votes, 0] }, "precinct_result.votes[4]", "has selections (4)"),
        new(Rule.NegativeFigure, Clean with { Votes = [200, -150, 100, 40] }, "precinct_result.votes[1]",
            "Votes for \"B\" is given as -150; a count is 0 or more"),
        new(Rule.FigureTooLarge, Clean with { Lines = [2_147_483_648, .. Small.Lines[1..]] }, "precinct_result.lines[0]",
            "Line \"registered\" is given as 2147483648; a count here is at most 2147483647"),
        new(Rule.ReplacesNotCurrent, Clean.Correcting(Draft.DefinitionStatement), "replaces", "name that and say why"),
        new(Rule.ReasonMissing, Clean with { Replaces = Clean.Id }, "precinct_result.reason", "1 to 500") { Before = [Clean] },
        new(Rule.PrecinctClosed, Clean, "precinct_result.precinct", "report for the station that took its place") { Before = [Said.Restation(["p1"], [])] },
        new(Rule.StateForbids, Clean, "precinct_result", "annulled (ANNULLED): only an Annulment with REINSTATE") { Before = [Clean, Said.Annul("list", "p1", Clean.Id)] },
        new(Rule.StateForbids, Clean with { Authority = "everywhere" }, "precinct_result",
            "Two authorities have reported here already (HELD): either may correct its own PrecinctResult")
        {
            Draft = Wanting(Rule.SecondReportAwaited).Register(page => page with
            {
                Authorities = [.. page.Authorities, Authority("everywhere", AuthorityRole.Commission, 8)],
            }),
            Before = [Clean, OtherEarly],
        },
        new(Rule.ReportsDiffer, OtherEarly, "precinct_result.lines[1]", "Line \"early\" differs from the other authority's report")
        {
            Draft = Wanting(Rule.SecondReportAwaited), Before = [Clean],
        },
        new(Rule.SecondReportAwaited, Clean, "precinct_result", "once another authority reports the same") { Draft = Wanting(Rule.SecondReportAwaited) },
        new(Rule.EndorsementAwaited, Clean, "precinct_result", "once another official has endorsed it") { Draft = Wanting(Rule.EndorsementAwaited) },
    ];

    private static Said OtherEarly => Clean with { Authority = "north", Lines = [1000, 11, .. Small.Lines[2..]] };

    private static Draft Wanting(Rule rule) => Small.Draft.Define(d => d with { RulePolicies = [Policy(rule, Disposition.Hold)] });
}
