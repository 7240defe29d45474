using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabulation.Page.Tests;

/// <summary>The server goes away and comes back.</summary>
[Collection(NightCollection.Name)]
public sealed class ReconnectTests(Night night)
{
    [Fact]
    public async Task A_page_says_that_its_figures_may_be_old_keeps_them_and_goes_on_by_itself()
    {
        await using var page = await night.OpenAsync("places");
        var link = page.Tab.Locator(".link [role=status]");
        await Expect(link).ToContainTextAsync("Live");
        var shown = await TilesAsync(page.Tab);
        await page.Tab.EvaluateAsync("() => { window.isSame = true; }");
        await night.Server.KillAsync();
        try
        {
            await Expect(link).ToContainTextAsync("Offline");
            Assert.Equal(shown, await TilesAsync(page.Tab));
        }
        finally
        {
            await night.Server.StartAsync();
        }

        await Expect(link).ToContainTextAsync("Live");
        Assert.Equal(shown, await TilesAsync(page.Tab));
        Assert.True(await page.Tab.EvaluateAsync<bool>("() => window.isSame"));
    }

    private static async Task<IReadOnlyList<string>> TilesAsync(IPage tab)
    {
        await Expect(tab.Locator("#map .tile").First).ToContainTextAsync("stations counted");
        return await tab.Locator("#map .tile .hidden").AllTextContentsAsync();
    }
}
