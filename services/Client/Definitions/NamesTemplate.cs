using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Names in one or several languages: one text in the file's own language, or one for each language tag.</summary>
internal sealed class NamesTemplate
{
    private readonly IReadOnlyList<(string Language, Template Text)> names;

    private NamesTemplate(IReadOnlyList<(string Language, Template Text)> names) => this.names = names;

    /// <param name="field">May be absent: then there are no names.</param>
    /// <param name="scope">What the texts may use.</param>
    /// <param name="language">The file's own.</param>
    public static NamesTemplate In(YamlField field, TemplateScope scope, string language) => new(
        !field.Exists ? []
        : field.IsText ? [(language, Template.In(field, scope))]
        : [.. field.Entries().Select(name => (name.Key, Template.In(name.Value, scope)))]);

    /// <summary>One name in one language.</summary>
    public static NamesTemplate Of(Template text, string language) => new([(language, text)]);

    /// <summary>The names that are not blank.</summary>
    public IEnumerable<LocalizedText> Fill(IValues values) => names
        .Select(name => new LocalizedText { Language = name.Language, Text = name.Text.Fill(values) })
        .Where(name => name.Text.Length > 0);

    /// <summary>The same, or where there is none, the code as the name.</summary>
    public IEnumerable<LocalizedText> Fill(IValues values, string code, string language) =>
        Fill(values).DefaultIfEmpty(new LocalizedText { Language = language, Text = code });
}
