using Tabulation.Samples.Aralia;
using Tabulation.Samples.Kazakhstan2023;

namespace Tabulation.Samples;

/// <summary>The elections there are to rehearse with.</summary>
public static class SampleCatalogue
{
    /// <summary>Every sample, the default one first.</summary>
    public static IReadOnlyList<SampleEntry> All { get; } =
    [
        new(KazakhstanSample.Name, KazakhstanSample.Description, 2023, KazakhstanSample.Build),
        new(AraliaSample.Name, AraliaSample.Description, 1, AraliaSample.Build),
    ];

    public static SampleEntry Default => All[0];

    /// <summary>The sample of this name, as <see cref="SampleEntry.Name"/> spells it; null where there is none.</summary>
    public static SampleEntry? Find(string name) => All.SingleOrDefault(entry => entry.Name == name);
}

/// <summary>A sample that can be built.</summary>
/// <param name="Name">For example "kazakhstan-2023".</param>
/// <param name="Description">What it shows, in English.</param>
/// <param name="DefaultSeed">The seed to use where none is asked for.</param>
/// <param name="Build">Makes it; takes a second or less.</param>
public sealed record SampleEntry(string Name, string Description, ulong DefaultSeed, Func<Rehearsal, Sample> Build);
