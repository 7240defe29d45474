namespace Tabulation.Samples.Aralia;

/// <summary>Where the stories leave the totals. The seats are the same for every seed.</summary>
internal static class Outcome
{
    public static ExpectedOutcome Of(IReadOnlyList<Story> stories) => new(
        "Aralia does not exist: every figure is made up.",
        [Of(Registry.Lists, stories), .. Race.All.Select(race => Of(Registry.ContestOf(race.Constituency), stories))],
        Race.All.GroupBy(race => Race.Nominators[race.Winner]).ToDictionary(seats => seats.Key, seats => seats.Count()));

    /// <summary>In the contest's order.</summary>
    public static IReadOnlyList<(string Code, int Seats)> SeatsIn(string contest)
    {
        if (contest == Registry.Lists) return [.. Country.Lists.Select(list => (list.Code, list.Seats))];
        var race = Race.All.Single(race => Registry.ContestOf(race.Constituency) == contest);
        return [.. Race.Candidates.Select((code, n) => (code, n == race.Winner ? 1 : 0))];
    }

    private static ExpectedContest Of(string contest, IReadOnlyList<Story> stories)
    {
        var mine = stories.Where(story => story.Contest == contest).ToList();
        var sum = Protocol.Sum(mine.Select(story => story.Adds).OfType<Protocol>());
        return new ExpectedContest(
            contest,
            contest == Registry.Lists,
            false,
            PrecinctsOf(mine),
            sum.Lines,
            [.. SeatsIn(contest)
                .Select((selection, n) => new ExpectedSelection(selection.Code, sum.Votes[n], selection.Seats))]) { Certified = true };
    }

    private static ExpectedPrecincts PrecinctsOf(List<Story> mine)
    {
        var counted = mine.Where(story => story.Counted is not null).ToList();
        return new ExpectedPrecincts(mine.Count, counted.Count, counted.Count(story => story.IsFlagged), mine.Count(story => story.IsHeld))
        {
            Annulled = mine.Count(story => story.IsAnnulled),
            WithoutResult = mine.Count(story => story.IsWithoutResult),
        };
    }
}
