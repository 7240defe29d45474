using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of turnout plan and chamber, once the contests are known.</summary>
internal static class ConclusionCheck
{
    public static void Run(ElectionDefinition definition, IReadOnlyList<Contest> contests, Problems problems)
    {
        if (definition.Turnout is { } turnout) CheckTurnout(definition, turnout, contests, problems);
        if (definition.Chamber is not { } chamber) return;
        problems.Names(chamber.Names, "chamber.names");
        problems.Size(chamber.Previous, 0, 200, "chamber.previous");
        var seats = contests.Sum(contest => (long)contest.Allocation.Seats);
        problems.Require(chamber.Seats == seats, "chamber.seats", $"is {chamber.Seats}; the contests give {seats:N0} together");
        var lists = ContestCheck.ListCodes(contests);
        foreach (var (number, previous) in chamber.Previous.Index())
        {
            problems.Require(previous.List.Length == 0 || lists.Contains(previous.List), $"chamber.previous[{number}].list",
                $"is \"{previous.List}\"; must be the code of a list of this election, or empty");
            problems.Names(previous.Names, $"chamber.previous[{number}].names");
            problems.Range(previous.Seats, 0, 10_000, $"chamber.previous[{number}].seats");
        }
    }

    /// <summary>The final figure must be one that the contest's form gives.</summary>
    private static void CheckTurnout(ElectionDefinition definition, TurnoutPlan turnout, IReadOnlyList<Contest> contests, Problems problems)
    {
        problems.Range(turnout.Contest.Value, 0, contests.Count - 1, "turnout.contest");
        if (turnout.Contest.Value < 0 || turnout.Contest.Value >= contests.Count) return;
        var contest = contests[turnout.Contest.Value];
        var sheet = new Sheet(contest, definition.Forms[contest.Form]);
        problems.Require(turnout.Measure != TurnoutMeasure.Issued || sheet.Issued.Exists, "turnout.measure", "is ISSUED, but the contest's form has no such line");
        problems.Require(turnout.Measure != TurnoutMeasure.InBoxes || sheet.InBoxes.Exists, "turnout.measure", "is IN_BOXES, but the contest's form has no such line");
    }
}
