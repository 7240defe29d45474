namespace Tabulation.Samples.Aralia;

/// <summary>Where the stories leave the totals. The seats are the same for every seed.</summary>
internal static class Outcome
{
    public static ExpectedOutcome Of(IReadOnlyList<Story> stories) => new(
        "Aralia does not exist: every figure is made up.",
        [
            Of(Registry.Lists, stories, [.. Country.Lists.Select(list => (list.Code, list.Seats))]),
            .. Race.All.Select(race => Of(Registry.ContestOf(race.Constituency), stories, SeatsOf(race))),
        ],
        Race.All.GroupBy(race => Race.Nominators[race.Winner]).ToDictionary(seats => seats.Key, seats => seats.Count()));

    private static IReadOnlyList<(string Code, int Seats)> SeatsOf(Race race) =>
        [.. Race.Candidates.Select((code, n) => (code, n == race.Winner ? 1 : 0))];

    private static ExpectedContest Of(string contest, IReadOnlyList<Story> stories, IReadOnlyList<(string Code, int Seats)> selections)
    {
        var mine = stories.Where(story => story.Contest == contest).ToList();
        var counted = mine.Where(story => story.Counted is not null).ToList();
        return new ExpectedContest(
            contest,
            false,
            new ExpectedPrecincts(mine.Count, counted.Count, counted.Count(story => story.Flagged), mine.Count(story => story.Held)),
            [.. selections.Select((selection, n) => new ExpectedSelection(selection.Code, VotesOf(counted, n), selection.Seats))]);
    }

    private static long VotesOf(List<Story> counted, int selection) => counted.Sum(story => story.Counted!.Votes[selection]);
}
