using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>Everything that is said, in order of time.</summary>
internal static class Night
{
    /// <param name="steps">Equal times stay in this order.</param>
    public static IReadOnlyList<NightEvent> Of(IEnumerable<Step> steps)
    {
        List<Step> ordered = [.. steps.OrderBy(step => step.Second)]; // a stable sort
        var numbers = ordered.Index().ToDictionary(each => each.Item, each => each.Index);
        return
        [
            .. ordered.Select((step, number) => new NightEvent(
                number, TimeSpan.FromSeconds(step.Second), step.Draft, NumberOf(step.RefersTo), NumberOf(step.Follows),
                [.. step.Cites.Select(cited => numbers[cited])],
                step.Verdict, step.Note)),
        ];

        int? NumberOf(Step? step) => step is null ? null : numbers[step];
    }
}
