using Microsoft.AspNetCore.Http;

namespace Tabulation.Publication.Page;

/// <summary>The languages in which the page is written.</summary>
internal enum PageLanguage
{
    English,
    Kazakh,
    Russian,
}

internal static class PageLanguages
{
    private const int Longest = 20;

    /// <summary>BCP 47.</summary>
    public static string Code(this PageLanguage language) => language switch
    {
        PageLanguage.English => "en",
        PageLanguage.Kazakh => "kk",
        PageLanguage.Russian => "ru",
    };

    /// <summary>As the address asks, or else what the reader likes best of those there are (RFC 9110, section 12.5.4), or else English.</summary>
    public static PageLanguage Of(string? asked, HttpRequest request)
    {
        if (Find(asked ?? "") is { } named) return named;
        var liked = request.GetTypedHeaders().AcceptLanguage.Take(Longest).Where(each => (each.Quality ?? 1) > 0).OrderByDescending(each => each.Quality ?? 1);
        return liked.Select(each => Find(each.Value.Value!.Split('-')[0])).FirstOrDefault(each => each is not null) ?? PageLanguage.English;
    }

    private static PageLanguage? Find(string code) => Enum.GetValues<PageLanguage>().Cast<PageLanguage?>()
        .FirstOrDefault(each => each!.Value.Code().Equals(code, StringComparison.OrdinalIgnoreCase));
}
