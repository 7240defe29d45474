using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>All stories told side by side, in order of time; last, a day after the polls closed, the lot.</summary>
internal static class Night
{
    private const int LotSecond = 24 * 3_600;

    public static IReadOnlyList<NightEvent> Of(IReadOnlyList<Story> stories)
    {
        var ordered = stories
            .SelectMany((story, s) => story.Steps.Select((step, index) => (Key: (Story: s, Index: index), Step: step)))
            .OrderBy(told => told.Step.Second)
            .ToList();
        var numbers = ordered.Select((told, number) => (told.Key, number)).ToDictionary(told => told.Key, told => told.number);
        return
        [
            .. ordered.Select((told, n) => EventOf(
                n, told.Step, NumberOf(told.Key.Story, told.Step.RefersTo), NumberOf(told.Key.Story, told.Key.Index - 1))),
            EventOf(ordered.Count, Lot, null, null),
        ];

        int? NumberOf(int story, int? step) => step is >= 0 and { } index ? numbers[(story, index)] : null;
    }

    private static NightEvent EventOf(int number, Step step, int? refersTo, int? follows) =>
        new(number, TimeSpan.FromSeconds(step.Second), step.Draft, refersTo, follows, step.Verdict, step.Note);

    private static Step Lot
    {
        get
        {
            var race = Race.All[Country.TiedConstituency - 1];
            var draft = new Payload { Authority = Registry.Root };
            uint[] order = [(uint)race.Winner, (uint)race.TiedWith!.Value];
            draft.Lot = new Lot { Contest = Registry.ContestOf(race.Constituency), Order = { order } };
            return new Step(LotSecond, draft, null, Disposition.Unspecified, "Two candidates have equally many votes: the lot is drawn");
        }
    }
}
