using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;
using static Tabulation.Domain.Tests.Rules.RuleExample;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Results whose figures do not add up or are hard to believe.</summary>
internal static class FormExamples
{
    private static Draft WithoutPrevious => Small.Draft.Precinct(0, precinct => precinct with { Previous = null });

    public static IEnumerable<RuleExample> All => [.. OfForms(), .. OfPlausibility()];

    private static IEnumerable<RuleExample> OfForms() =>
    [
        new(Rule.Equation, Clean with { Lines = Replace(Small.Mobile, 14) }, "precinct_result.lines[3]",
            "Control equation K1 does not hold: stationary + mobile - invalid - valid is -1, must be exactly 0."),
        new(Rule.VotesDifferFromValid, Clean with { Votes = [200, 150, 100, 41] }, "precinct_result.lines[6]",
            "Votes add up to 491, but Line \"valid\" gives 490 valid ballots."),
        new(Rule.IssuedExceedRegistered, Clean with { Lines = Replace(Small.AtStation, 991) }, "precinct_result.lines[1]",
            "1001 ballots were issued to 1000 registered"),
        new(Rule.BoxesExceedIssued, Clean with { Lines = Replace(Small.AtStation, 484) }, "precinct_result.lines[3]",
            "495 ballots are in the boxes, but only 494"),
        new(Rule.ZeroVotes, NoVotes, "precinct_result.votes", "No votes at all") { Draft = WithoutPrevious },
    ];

    private static IEnumerable<RuleExample> OfPlausibility() =>
    [
        new(Rule.TurnoutHigh, Clean with { Lines = [1000, 0, 960, 960, 0, 470, 490] }, "precinct_result.lines[0]",
            "Turnout is 96.0%, over 95.0%") { Draft = WithoutPrevious },
        new(Rule.ShareHigh, Clean with { Votes = [4, 480, 3, 3] }, "precinct_result.votes[1]",
            "Votes for \"B\" are 97.9% of all, over 95.0%"),
        new(Rule.RegisteredDiffers, Clean with { Lines = Replace(Small.Registered, 1101) }, "precinct_result.lines[0]",
            "1101 registered voters are reported, the registry has 1000"),
        new(Rule.PreviousTurnoutDiffers, Clean with { Lines = [1000, 0, 801, 801, 0, 311, 490] }, "precinct_result.lines[0]",
            "Turnout is 80.1%, in the previous election it was 50.0%"),
        new(Rule.PreviousRegisteredDiffers, Clean, "precinct_result.lines[0]", "in the previous election there were 769")
        {
            Draft = Small.Draft.Precinct(0, precinct => precinct with { Previous = new PreviousFigures(769, 380) }),
        },
    ];

    private static long[] Replace(int line, long figure) => [.. Small.Lines.Select((old, number) => number == line ? figure : old)];
}
