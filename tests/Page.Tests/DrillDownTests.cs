using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tabulation.Page.Tests;

/// <summary>From the map to a station's signed result and its proof, which the browser checks with the log's public files.</summary>
[Collection(NightCollection.Name)]
public sealed partial class DrillDownTests(Night night)
{
    private const string Station = "places/station/1.1.02";

    /// <summary>As if the browser had seen another log.</summary>
    private const string ForgeRoot =
        """
        () => {
          const key = Object.keys(localStorage).find(each => each.startsWith('checkpoint '));
          localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), root: '00'.repeat(32) }));
        }
        """;

    [Fact]
    public async Task A_reader_comes_from_the_map_to_a_proof_that_holds_and_back()
    {
        await using var page = await night.OpenAsync("places");
        await page.Tab.Locator("#map .tile", new PageLocatorOptions { HasText = "Northshore" }).ClickAsync();
        await page.Tab.Locator("#below").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Gull Point" }).ClickAsync();
        await page.Tab.Locator("#stations tbody a").First.ClickAsync();
        await Expect(page.Tab).ToHaveURLAsync(InStation());
        var proof = page.Tab.Locator(".proof").First;
        await proof.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(proof.Locator(".proof-steps")).ToHaveAttributeAsync("data-verdict", "holds");
        Assert.Equal(7, await proof.Locator(".step-holds").CountAsync());
        for (var step = 0; step < 3; step++) await page.Tab.GoBackAsync();
        await Expect(page.Tab.Locator("#map .tile").First).ToBeVisibleAsync();
    }

    /// <summary>The second check finds that the log continues what the first one saw.</summary>
    [Fact]
    public async Task What_the_browser_saw_of_the_log_is_held_against_it_the_next_time()
    {
        await using var page = await night.OpenAsync("verify");
        for (var round = 0; round < 2; round++)
        {
            await page.Tab.Locator("#verify .proof button").ClickAsync();
            await Expect(page.Tab.Locator("#verify .proof-steps")).ToHaveAttributeAsync("data-verdict", "holds");
        }

        await page.Tab.EvaluateAsync(ForgeRoot);
        await page.Tab.Locator("#verify .proof button").ClickAsync();
        await Expect(page.Tab.Locator("#verify .proof-steps")).ToHaveAttributeAsync("data-verdict", "failed");
        await Expect(page.Tab.Locator("#verify .step-fails")).ToContainTextAsync("nothing was taken back");
    }

    [Theory]
    [InlineData("**/log/tile/0/**", "inclusion")]
    [InlineData("**/log/tile/entries/**", "inclusion")]
    [InlineData("**/log/checkpoint", "checkpoint")]
    public async Task A_byte_changed_on_the_way_fails_for_all_to_see(string files, string step)
    {
        await using var page = await night.OpenAsync(Station, new Look { Prepare = tab => tab.RouteAsync(files, ChangeAsync) });
        await FailsAsync(page.Tab, step);
    }

    [Fact]
    public async Task Figures_that_the_commission_did_not_sign_fail_for_all_to_see()
    {
        await using var page = await night.OpenAsync(Station, new Look { Prepare = tab => tab.RouteAsync("**/api/station?**", RaiseAsync) });
        await FailsAsync(page.Tab, "figures");
    }

    private static async Task FailsAsync(IPage tab, string step)
    {
        var proof = tab.Locator(".proof").First;
        await proof.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(proof.Locator(".proof-steps")).ToHaveAttributeAsync("data-verdict", "failed");
        await Expect(proof.GetByRole(AriaRole.Status)).ToContainTextAsync("does NOT verify");
        await Expect(proof.Locator($".step-fails[data-step='{step}']")).ToBeVisibleAsync();
    }

    /// <summary>Each hash of a tile, or one byte near the end of any other file.</summary>
    private static async Task ChangeAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var body = await answer.BodyAsync();
        if (route.Request.Url.Contains("/tile/0/", StringComparison.Ordinal)) for (var at = 0; at < body.Length; at += 32) body[at] ^= 1;
        else if (route.Request.Url.Contains("/tile/", StringComparison.Ordinal)) EachEntry(body);
        else body[^10] ^= 1;
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, BodyBytes = body });
    }

    /// <summary>A byte in the time at which each entry of a bundle was recorded: it can be read as before.</summary>
    private static void EachEntry(byte[] bundle)
    {
        for (var at = 0; at + 2 <= bundle.Length; at += 2 + (bundle[at] << 8) + bundle[at + 1]) bundle[at + 8] ^= 1;
    }

    /// <summary>Whoever serves the page shows ten more for the first party than were signed.</summary>
    private static async Task RaiseAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var text = Harbour().Replace(await answer.TextAsync(), match => $"\"harbour\":{int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + 10}");
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = text });
    }

    [GeneratedRegex("\"harbour\":(\\d+)")]
    private static partial Regex Harbour();

    [GeneratedRegex("#places/station/1\\.1\\.")]
    private static partial Regex InStation();
}
