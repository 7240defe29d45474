using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Definitions;

/// <summary>A name in Kazakh, Russian and English.</summary>
internal readonly record struct Names(string Kk, string Ru, string En)
{
    public IEnumerable<LocalizedText> Texts => [Text("kk", Kk), Text("ru", Ru), Text("en", En)];

    /// <summary>A name in English alone.</summary>
    public static IEnumerable<LocalizedText> English(string name) => [Text("en", name)];

    private static LocalizedText Text(string language, string text) => new() { Language = language, Text = text };
}
