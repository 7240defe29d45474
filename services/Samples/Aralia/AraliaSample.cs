namespace Tabulation.Samples.Aralia;

/// <summary>A fictional country in whose night everything happens that can.</summary>
internal static class AraliaSample
{
    public const string Name = "aralia";

    public const string Description =
        "Aralia, a country that does not exist: 600 stations whose results are flagged, held, reviewed, refused, corrected, late and "
        + "missing, and a seat drawn by lot.";

    public static Sample Build(Rehearsal rehearsal)
    {
        var cast = new Cast(rehearsal.Seed);
        var stations = Station.All(rehearsal.Seed, cast);
        var figures = Figures.Of(rehearsal.Seed, stations);
        var stories = Stories.All(rehearsal.Seed, stations, cast, figures);
        return new Sample
        {
            Name = Name,
            Description = Description,
            Seed = rehearsal.Seed,
            Definition = Definition.Of(rehearsal),
            Registry = Registry.Page(stations, rehearsal.PublicKeyOf),
            Night = Night.Of(stories),
            Turnout = new TurnoutByHour(Country.TurnoutMoments, figures.IssuedByMoment),
            Expected = Outcome.Of(stories),
        };
    }
}
