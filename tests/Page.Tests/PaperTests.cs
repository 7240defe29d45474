using Microsoft.Playwright;

namespace Tabulation.Page.Tests;

/// <summary>On paper, on small screens, and before there is anything to show.</summary>
[Collection(NightCollection.Name)]
public sealed class PaperTests(Night night)
{
    // DIN A4 at 96 dots an inch.
    private const int Paper = 794;

    private const string TablesUnseen =
        "() => [...document.querySelectorAll('.twin table')].filter(table => table.offsetHeight === 0).map(table => table.caption.textContent)";

    private const string Ground = "() => getComputedStyle(document.querySelector('section')).backgroundColor";

    private const string CutOff =
        """
        width => [...document.querySelectorAll('main *')]
          .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > width + 1).map(each => each.outerHTML.slice(0, 100))
        """;

    private const string TopOfView =
        "() => { scrollTo(0, 0); return document.querySelector('main h2:not(#headline-title)').getBoundingClientRect().top; }";

    [Fact]
    public async Task Paper_has_every_table_no_control_and_nothing_cut_off()
    {
        foreach (var view in Views.All)
        {
            await using var page = await night.OpenAsync(view, new Look { Width = Paper, Dark = true });
            await Views.SettleAsync(page.Tab);
            await page.Tab.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            Assert.Empty(await SeenAsync(page.Tab, "button:not(.regions button), select, input, summary:not(.printed > summary), .top nav"));
            Assert.Empty(await page.Tab.EvaluateAsync<string[]>(TablesUnseen));
            Assert.Empty(await page.Tab.EvaluateAsync<string[]>(CutOff, Paper));
            Assert.Equal("rgb(255, 255, 255)", await page.Tab.EvaluateAsync<string>(Ground));
        }
    }

    [Fact]
    public async Task A_phones_first_screen_shows_what_the_view_is_about()
    {
        foreach (var view in Views.All.Except([Views.Results]))
        {
            await using var page = await night.OpenAsync(view, new Look { Width = 360, Language = "ru" });
            await Views.SettleAsync(page.Tab);
            var top = await page.Tab.EvaluateAsync<double>(TopOfView);
            Assert.True(top < 440, $"{view}: {top}");
        }
    }

    /// <summary>A page that was open before is told by the same rules: see <see cref="NightTests"/>.</summary>
    [Fact]
    public async Task Before_the_release_hour_each_view_says_when_results_come()
    {
        foreach (var view in Views.All)
        {
            await using var page = await night.OpenAsync(view, new Look { Prepare = CloseAsync });
            await Assertions.Expect(page.Tab.Locator(".status-before")).ToBeVisibleAsync();
            await Views.SettleAsync(page.Tab);
            var sealedUp = await page.Tab.Locator("#sealed").CountAsync();
            Assert.Equal(view is Views.Results or "verify" ? 0 : 1, sealedUp);
            if (sealedUp > 0) await Assertions.Expect(page.Tab.Locator("#sealed")).ToContainTextAsync("Results from ");
            Assert.DoesNotContain("Harbour", await page.Tab.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task CloseAsync(IPage tab) => await tab.RouteAsync("**/api/**", route =>
        new Uri(route.Request.Url).AbsolutePath is "/api/election" or "/api/turnout" or "/api/log"
        ? route.ContinueAsync()
        : route.FulfillAsync(new RouteFulfillOptions { Status = 403, Body = "{}" }));

    private static Task<string[]> SeenAsync(IPage tab, string selector) => tab.EvaluateAsync<string[]>(
        "selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 100))", selector);
}
