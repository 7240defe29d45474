namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>The election of Kazakhstan's Majilis of 19 March 2023: real national result, made-up stations.</summary>
internal static class KazakhstanSample
{
    public const string Name = "kazakhstan-2023";

    public const string Description =
        "Kazakhstan, Majilis, 19 March 2023: 10,223 stations whose made-up figures sum exactly to the published national result and "
        + "turnout; turnout by hour, exit polls and the chamber before as published; certified. Proves the arithmetic, says nothing about "
        + "the election.";

    public static Sample Build(Rehearsal rehearsal)
    {
        var stations = Station.All(rehearsal.Seed);
        var races = Race.All(rehearsal.Seed);
        var ballots = Ballots.All(rehearsal.Seed, stations, races);
        var outcome = Outcome.Of(stations, races, ballots);
        var definition = Definition.Of(rehearsal); // asks for the root's key, which comes first
        var registry = Registry.Page(stations, races, rehearsal.PublicKeyOf);
        return new Sample
        {
            Name = Name,
            Description = Description,
            Seed = rehearsal.Seed,
            Definition = definition,
            Registry = registry,
            Night = Night.Of(rehearsal.Seed, stations, ballots, outcome),
            Turnout = new TurnoutByHour(Facts.TurnoutMoments, registry.Precincts, [.. ballots.Select(station => station.Issued)]),
            Expected = outcome,
        };
    }
}
