using Tabulation.Domain.Folding;
using Tabulation.Samples;
using Tabulation.Samples.Tests;

namespace Tabulation.Nist.Tests.Kit;

/// <summary>Samples as far as they have come, each played once.</summary>
internal static class Nights
{
    private static readonly Lazy<Sample> s_aralia = new(() => SampleCatalogue.Find("aralia")!.Build(TestKeys.Rehearsal(1)));
    private static readonly Lazy<Sample> s_kazakhstan = new(() => SampleCatalogue.Default.Build(TestKeys.Rehearsal(SampleCatalogue.Default.DefaultSeed)));
    private static readonly Lazy<ElectionState> s_araliaEarly = new(() => Until(Aralia, told => told.Draft.NoResult is not null));
    private static readonly Lazy<ElectionState> s_araliaLate = new(() => new PlayedNight(Aralia).Fold.State);
    private static readonly Lazy<ElectionState> s_kazakhstanEarly = new(() => Until(Kazakhstan, told => told.Number == 900));
    private static readonly Lazy<ElectionState> s_kazakhstanLate = new(() => new PlayedNight(Kazakhstan).Fold.State);

    public static Sample Aralia => s_aralia.Value;

    public static Sample Kazakhstan => s_kazakhstan.Value;

    /// <summary>Some results are held, some flagged, most are in.</summary>
    public static ElectionState AraliaEarly => s_araliaEarly.Value;

    /// <summary>Certified after everything that can happen to a result.</summary>
    public static ElectionState AraliaLate => s_araliaLate.Value;

    /// <summary>Some hundred stations of ten thousand.</summary>
    public static ElectionState KazakhstanEarly => s_kazakhstanEarly.Value;

    /// <summary>Certified.</summary>
    public static ElectionState KazakhstanLate => s_kazakhstanLate.Value;

    public static IEnumerable<(string Name, ElectionState State)> All =>
        [("aralia, early", AraliaEarly), ("aralia, late", AraliaLate), ("kazakhstan, early", KazakhstanEarly), ("kazakhstan, late", KazakhstanLate)];

    private static ElectionState Until(Sample sample, Func<NightEvent, bool> happens) =>
        new PlayedNight(sample with { Night = [.. sample.Night.TakeWhile(told => !happens(told))] }).Fold.State;
}
