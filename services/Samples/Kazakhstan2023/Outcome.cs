namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>The announced result of the list contest and of the districts together; in each district, what was made up.</summary>
internal static class Outcome
{
    public static ExpectedOutcome Of(IReadOnlyList<Station> stations, IReadOnlyList<Race> races, IReadOnlyList<Ballots> ballots) => new(
        Facts.Source,
        [List, .. races.Select(race => Of(race, [.. stations.Where(station => station.District == race.District)], ballots))],
        new Dictionary<string, int> { [Facts.Amanat] = Facts.DistrictsWonByAmanat, [""] = Facts.DistrictsWonByIndependents });

    private static ExpectedContest List => new(
        Registry.List,
        true,
        Complete(Facts.Stations),
        [.. Facts.Lists.Select(list => new ExpectedSelection(list.Code, list.Votes, list.Seats))]);

    private static ExpectedContest Of(Race race, IReadOnlyList<Station> stations, IReadOnlyList<Ballots> ballots)
    {
        var totals = race.Totals(stations.Sum(station => (long)ballots[station.Number].Issued[^1]));
        return new(
            Registry.ContestOf(race.District),
            false,
            Complete(stations.Count),
            [.. Selections.OfRace(race).Select((one, n) => new ExpectedSelection(one.Code, totals[n], n == race.Winner ? 1 : 0))]);
    }

    private static ExpectedPrecincts Complete(int stations) => new(stations, stations, 0, 0);
}
