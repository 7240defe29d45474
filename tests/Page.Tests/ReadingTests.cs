using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabulation.Page.Tests;

/// <summary>Readers with another language, without scripts, with a keyboard or on a phone.</summary>
[Collection(NightCollection.Name)]
public sealed class ReadingTests(Night night)
{
    [Theory]
    [InlineData("ru", "Карта")]
    [InlineData("kk", "Карта")]
    [InlineData("en", "Map")]
    public async Task A_language_is_chosen_and_the_view_stays(string language, string map)
    {
        await using var page = await night.OpenAsync("places", new Look { Language = language == "ru" ? "kk" : "ru" });
        await page.Tab.Locator($".top a[hreflang={language}]").ClickAsync();
        await Expect(page.Tab.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(page.Tab.Locator("#map h2")).ToHaveTextAsync(map);
        Assert.EndsWith("#places", page.Tab.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_main_table_has_all_lists_with_their_votes()
    {
        await using var page = await night.OpenAsync("", new Look { Scripts = false });
        using var client = new HttpClient();
        using var totals = JsonDocument.Parse(await client.GetStringAsync(new Uri(night.Server.Address, "api/totals?contest=assembly")));
        var votes = totals.RootElement.GetProperty("totals")[0].GetProperty("votes").EnumerateObject().ToList();
        var table = await page.Tab.Locator("table").First.InnerTextAsync();
        Assert.Equal(10, votes.Count);
        Assert.All(votes, each => Assert.Contains($"{each.Value.GetInt32():N0}", table, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_keyboard_reaches_every_tile_and_opens_one()
    {
        await using var page = await night.OpenAsync("places");
        await page.Tab.Locator("#map .tile").First.WaitForAsync();
        await page.Tab.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await FocusedAsync(page.Tab, "className"));
        await page.Tab.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await FocusedAsync(page.Tab, "id"));
        while (await FocusedAsync(page.Tab, "className") is var name && !name.StartsWith("tile", StringComparison.Ordinal))
        {
            Assert.NotEqual("", name + await FocusedAsync(page.Tab, "tagName"));
            await page.Tab.Keyboard.PressAsync("Tab");
        }

        var reached = new HashSet<string> { await FocusedAsync(page.Tab, "dataset.area") };
        for (var step = 0; step < 5; step++)
        {
            await page.Tab.Keyboard.PressAsync("ArrowRight");
            reached.Add(await FocusedAsync(page.Tab, "dataset.area"));
        }

        Assert.True(reached.Count >= 3, string.Join(' ', reached));
        var last = await FocusedAsync(page.Tab, "dataset.area");
        await page.Tab.Keyboard.PressAsync("Enter");
        await Expect(page.Tab).ToHaveURLAsync($"{night.Server.Address}#places/area/{last}");
    }

    [Fact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        foreach (var view in Views.All)
        {
            await using var page = await night.OpenAsync(view, new Look { Width = 360 });
            await Views.SettleAsync(page.Tab);
            Assert.True(await page.Tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), view);
        }
    }

    [Fact]
    public async Task What_is_not_looked_at_is_not_fetched_and_each_document_once()
    {
        var asked = new List<string>();
        await using var page = await night.OpenAsync("chamber", new Look { Prepare = tab => Listen(tab, asked) });
        await Views.SettleAsync(page.Tab);
        await Expect(page.Tab.Locator("#quota")).ToBeVisibleAsync();
        Assert.Contains(asked, path => path == "/api/chamber");
        Assert.DoesNotContain(asked, path => path is "/api/events" or "/api/observers" or "/api/forensics" or "/api/exit-polls" or "/api/stations" or "/api/log");
        Assert.Equal(asked.Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).Distinct().Count(), asked.Count(path => path.StartsWith("/api/", StringComparison.Ordinal)));
    }

    private static Task Listen(IPage tab, List<string> asked)
    {
        tab.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        return Task.CompletedTask;
    }

    private static Task<string> FocusedAsync(IPage tab, string property) => tab.EvaluateAsync<string>($"() => String(document.activeElement.{property} ?? '')");
}
