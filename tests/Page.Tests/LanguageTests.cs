using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabulation.Page.Tests;

/// <summary>
/// Whoever reads Kazakh or Russian meets no English. Aralia has English names only: on their way to the browser they get others beside them. What people
/// wrote and signed (q, cite, names marked with translate), codes, commands and hashes are in nobody's language.
/// </summary>
[Collection(NightCollection.Name)]
public sealed partial class LanguageTests(Night night)
{
    private const string Latin =
        """
        () => {
          const verbatim = 'q, cite, code, pre, script, style, [translate=no], .hashes, .choice';
          const known = /UTC|CSV|Enter|https?|tabulate|Node|ln\(|«[a-z]+»/g;
          const texts = [document.title];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest(verbatim)) texts.push(node.data);
          for (const each of document.querySelectorAll('[aria-label], [alt], [title]'))
            if (!each.closest(verbatim)) texts.push(...['aria-label', 'alt', 'title'].map(name => each.getAttribute(name) ?? ''));
          return texts.filter(text => /[A-Za-z]{3}/.test(text.replace(known, '')));
        }
        """;

    public static TheoryData<string, string> Looks() => Views.InEveryLanguage(["kk", "ru"]);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_view_has_a_word_of_English(string view, string language)
    {
        await using var page = await night.OpenAsync(view, new Look { Language = language, Prepare = tab => tab.RouteAsync("**/api/**", NameAsync) });
        await Views.SettleAsync(page.Tab);
        await Expect(page.Tab).ToHaveTitleAsync(Named());
        Assert.Equal(language, await page.Tab.Locator("html").GetAttributeAsync("lang"));
        if (view == Views.Results) await AskWhyAsync(page.Tab);
        Assert.Empty(await page.Tab.EvaluateAsync<string[]>(Latin));
        Assert.Equal(0, await page.Tab.Locator("main [lang=en]:not(cite, .hashes)").CountAsync());
    }

    private static async Task AskWhyAsync(IPage tab)
    {
        await tab.Locator(".lists button").First.ClickAsync();
        await Expect(tab.Locator("dialog .steps li").First).ToBeVisibleAsync();
    }

    private static async Task NameAsync(IRoute route)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        if (path is "/api/stream" || path.EndsWith(".svg", StringComparison.Ordinal))
        {
            await route.ContinueAsync();
            return;
        }

        var answer = await route.FetchAsync();
        var body = OnlyEnglish().Replace(await answer.TextAsync(), match => $"{{\"en\":{match.Groups[1].Value},\"ru\":\"Имя\",\"kk\":\"Атау\"}}");
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = body });
    }

    [GeneratedRegex("Имя|Атау")]
    private static partial Regex Named();

    [GeneratedRegex("""\{"en":("(?:[^"\\]|\\.)*")\}""")]
    private static partial Regex OnlyEnglish();
}
