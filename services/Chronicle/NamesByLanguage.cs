using Tabulation.Domain.Elections;

namespace Tabulation.Chronicle;

/// <summary>Names as documents have them.</summary>
public static class NamesByLanguage
{
    /// <summary>The text in each language, by its code (BCP 47).</summary>
    public static Dictionary<string, string> Of(IReadOnlyList<LocalizedText> names) => names.ToDictionary(name => name.Language, name => name.Text);
}
