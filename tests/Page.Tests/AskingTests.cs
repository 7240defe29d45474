using Microsoft.Playwright;
using Tabulation.TestKit;

namespace Tabulation.Page.Tests;

/// <summary>How often the page asks, by the browser's clock, which the test moves on.</summary>
[Collection(NightCollection.Name)]
public sealed class AskingTests(Night night)
{
    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task What_the_server_does_not_give_is_asked_for_every_half_minute(int status)
    {
        var asked = 0;
        await using var page = await night.OpenAsync("chamber", new Look { Prepare = tab => RefuseAsync(tab, status, () => Interlocked.Increment(ref asked)) });
        await Wait.Until(() => asked > 0, "the first question");
        // Once more where totals come after the refusal, as there may be more in the ledger then.
        await page.Tab.Locator(".status-certified").WaitForAsync();
        await page.Tab.Clock.RunForAsync(6_000);
        var first = asked;
        Assert.InRange(first, 1, 2);
        await page.Tab.Clock.RunForAsync(22_000);
        Assert.Equal(first, asked);
        await page.Tab.Clock.RunForAsync(10_000);
        await Wait.Until(() => asked == first + 1, "the next question");
    }

    private static async Task RefuseAsync(IPage tab, int status, Action ask)
    {
        await tab.Clock.InstallAsync();
        await tab.RouteAsync("**/api/chamber", route =>
        {
            ask();
            return route.FulfillAsync(new RouteFulfillOptions { Status = status, Body = "{}" });
        });
    }
}
