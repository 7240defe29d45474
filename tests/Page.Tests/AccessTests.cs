using Microsoft.Playwright;

namespace Tabulation.Page.Tests;

/// <summary>What axe-core has to say.</summary>
[Collection(NightCollection.Name)]
public sealed class AccessTests(Night night)
{
    private const string Violations =
        "async () => (await axe.run(document)).violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html} ${node.failureSummary}`))";

    private const string ChartsAlone =
        """
        () => [...document.querySelectorAll('.votes-chart, .hemicycle, .curves, .tiles, .bars, .chamber-bars')]
          .filter(chart => !chart.closest('section').querySelector('table')).map(chart => chart.outerHTML.slice(0, 100))
        """;

    public static TheoryData<string, string> Looks() => Views.InEveryLanguage(Views.Languages);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_by_day_or_in_the_dark(string view, string language)
    {
        await using var page = await night.OpenAsync(view, new Look { Language = language });
        await Views.SettleAsync(page.Tab);
        if (await page.Tab.Locator(".proof button").CountAsync() > 0) await page.Tab.Locator(".proof button").First.ClickAsync();
        await page.Tab.Locator(".proof-steps[data-verdict=busy]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await page.Tab.EvaluateAsync(night.Axe);
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.Tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
            Assert.Empty(await page.Tab.EvaluateAsync<string[]>(Violations));
        }
    }

    /// <summary>A chart is hidden from whoever cannot see it only where a table says the same beside it.</summary>
    [Fact]
    public async Task Every_chart_has_its_table()
    {
        foreach (var view in Views.All)
        {
            await using var page = await night.OpenAsync(view);
            await Views.SettleAsync(page.Tab);
            Assert.Empty(await page.Tab.EvaluateAsync<string[]>(ChartsAlone));
        }
    }
}
