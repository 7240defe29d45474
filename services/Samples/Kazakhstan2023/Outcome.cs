namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>The announced result of the list contest and of the districts together; in each district, what was made up.</summary>
internal static class Outcome
{
    public static ExpectedOutcome Of(IReadOnlyList<Station> stations, IReadOnlyList<Race> races, IReadOnlyList<Ballots> ballots) => new(
        Facts.Source,
        [ListOf(stations, ballots), .. races.Select(race => Of(race, StationsIn(race, stations), ballots))],
        new Dictionary<string, int> { [Facts.Amanat] = Facts.DistrictsWonByAmanat, [""] = Facts.DistrictsWonByIndependents });

    private static ExpectedContest ListOf(IReadOnlyList<Station> stations, IReadOnlyList<Ballots> ballots) => new(
        Registry.List,
        true,
        true,
        Complete(Facts.Stations),
        Sum(stations.Select(station => Protocol.LinesOfList(station, ballots[station.Number]))),
        [.. Facts.Lists.Select(list => new ExpectedSelection(list.Code, list.Votes, list.Seats))])
    {
        Certified = true,
    };

    private static ExpectedContest Of(Race race, List<Station> stations, IReadOnlyList<Ballots> ballots)
    {
        var totals = race.Totals(stations.Sum(station => (long)ballots[station.Number].Issued[^1]));
        return new(
            Registry.ContestOf(race.District),
            false,
            false,
            Complete(stations.Count),
            Sum(stations.Select(station => Protocol.LinesOfDistrict(station, ballots[station.Number]))),
            [.. Selections.OfRace(race).Select((one, n) => new ExpectedSelection(one.Code, totals[n], n == race.Winner ? 1 : 0))])
        {
            Certified = true,
        };
    }

    private static List<Station> StationsIn(Race race, IReadOnlyList<Station> stations) =>
        [.. stations.Where(station => station.District == race.District)];

    private static IReadOnlyList<long> Sum(IEnumerable<IEnumerable<long>> lines) =>
        [.. lines.Aggregate((sum, next) => sum.Zip(next, (one, other) => one + other).ToArray())];

    private static ExpectedPrecincts Complete(int stations) => new(stations, stations, 0, 0);
}
