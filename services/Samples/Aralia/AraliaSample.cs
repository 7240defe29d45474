namespace Tabulation.Samples.Aralia;

/// <summary>A fictional country in whose night everything happens that can.</summary>
internal static class AraliaSample
{
    public const string Name = "aralia";

    public const string Description =
        "Aralia, a country that does not exist: 600 stations whose results are flagged, held, reviewed, refused, corrected, late, missing "
        + "and annulled; turnout, observers and exit polls; a seat drawn by lot; certificates, one of them reopened, and mandates.";

    public static Sample Build(Rehearsal rehearsal)
    {
        var times = Timetable.Of(Country.PollsClose, Country.PollsOpen, rehearsal.PollsOpen);
        var cast = new Cast(rehearsal.Seed);
        var stations = Station.All(rehearsal.Seed, cast);
        var figures = Figures.Of(rehearsal.Seed, stations);
        var restations = new Restations(stations, cast);
        var stories = Stories.All(rehearsal.Seed, stations, cast, figures, restations);
        // In the order in which keys are asked for: the root's first.
        var definition = Definition.Of(rehearsal, times);
        var registry = Registry.Page(restations.Before, rehearsal.PublicKeyOf);
        List<Step> others =
        [
            .. Observers.Of(rehearsal, stations, cast, figures, stories), restations.Split, restations.Merger, restations.Opening,
            .. Hours.Of(times),
            .. TurnoutDay.Of(rehearsal.Seed, stations, cast, figures, restations), .. ExitPolls.Of(rehearsal.Seed),
            .. new Conclusion(stories, cast, figures).Tell(),
        ];
        return new Sample
        {
            Name = Name,
            Description = Description,
            Seed = rehearsal.Seed,
            Definition = definition,
            Registry = registry,
            Night = Night.Of([.. others, .. stories.SelectMany(story => story.Steps)]),
            Timetable = times,
            Turnout = new TurnoutByHour(Country.TurnoutMoments, restations.Voting, figures.IssuedByMoment),
            Expected = Outcome.Of(stories),
        };
    }
}
