using Tabulation.Domain.Elections;

namespace Tabulation.Publication.Page;

/// <summary>Puts the page's document together: the frame that was built, with the content, in one language.</summary>
internal sealed class PageWriter(PageLanguage language)
{
    private const string Place = "<!--page-->", Tag = "<html lang=\"en\">", Title = "<title>Tabulation</title>";

    public PageLanguage Language => language;

    public PageWords Words { get; } = PageWords.Of(language);

    public PageNumbers Numbers { get; } = new(language);

    /// <summary>A document that says one thing.</summary>
    public string Say(string sentence) => Document("Tabulation", page => page.Around("main", main => main.Add("p", sentence)));

    /// <param name="election">Whose name and marks stand above the content.</param>
    /// <param name="content">Its sections.</param>
    public string Write(Election election, Action<Html> content)
    {
        var (name, definition) = (Name(election.Definition.Names), election.Definition);
        return Document($"{name}: {Words.Results}", page =>
        {
            page.Around("header", head => head.Add("h1", name), "class=\"top\"");
            page.Around("main", main => main.Around("section", section =>
            {
                if (definition.Test) section.Add("p", Words.Test);
                if (definition.Synthetic) section.Add("p", $"{Words.Synthetic} {Name(definition.SyntheticNotes)}");
                content(section);
                section.Add("p", Words.Reload, "class=\"note\"");
            }, "class=\"section wide\""));
            page.Around("footer", Links);
        });
    }

    /// <summary>In the page's language, or else in English, or else in any.</summary>
    public string Name(IReadOnlyList<LocalizedText> names)
    {
        string[] wanted = [language.Code(), PageLanguage.English.Code()];
        return wanted.SelectMany(code => names.Where(name => name.Language == code)).Concat(names).Select(name => name.Text).FirstOrDefault("");
    }

    private void Links(Html footer)
    {
        footer.Around("p", line =>
        {
            foreach (var other in Enum.GetValues<PageLanguage>()) line.Add("a", NameOf(other), $"href=\"/?lang={other.Code()}\" lang=\"{other.Code()}\"");
        });
        footer.Around("p", line => line.Add("span", $"{Words.More}:").Add("a", "/api/totals", "href=\"/api/totals\"").Add("a", "/api/seats", "href=\"/api/seats\"").Add("a", "/log/checkpoint", "href=\"/log/checkpoint\""));
    }

    private string Document(string title, Action<Html> content)
    {
        var page = new Html();
        content(page);
        return PageFiles.Document.Replace(Tag, $"<html lang=\"{language.Code()}\">", StringComparison.Ordinal)
            .Replace(Title, $"<title>{Html.Encode(title)}</title>", StringComparison.Ordinal).Replace(Place, page.ToString(), StringComparison.Ordinal);
    }

    private static string NameOf(PageLanguage language) => language switch
    {
        PageLanguage.English => "English",
        PageLanguage.Kazakh => "Қазақша",
        PageLanguage.Russian => "Русский",
    };
}
