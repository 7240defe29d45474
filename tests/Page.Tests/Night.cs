using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Tabulation.TestKit;

namespace Tabulation.Page.Tests;

/// <summary>One server that has played its night, one browser (Debian's chromium), and what a page that was open meanwhile has shown; for all tests.</summary>
public sealed class Night : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Milliseconds; far more than anything a page does takes, also where the machine has much else to do.</summary>
    private static readonly float Patience = (float)Wait.Limit.TotalMilliseconds;

    private IPlaywright? playwright;
    private IBrowser? browser;

    internal NightServer Server { get; } = new();

    internal Recording Recording { get; private set; } = null!;

    internal Reading Reading { get; private set; } = null!;

    /// <summary>Of axe-core, which tests alone use.</summary>
    internal string Axe { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await NodePackages.Install();
        await ChildProcess.Run(Repository.PathOf("tests/install-servers.sh"));
        Axe = await File.ReadAllTextAsync(Repository.PathOf("tests/node_modules/axe-core/axe.min.js"));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        Assertions.SetDefaultExpectTimeout(Patience);
        // The browser's first page takes longest: not out of the election's short day.
        await (await browser.NewPageAsync()).CloseAsync();
        await Server.StartAsync();
        await Wait.Until(IsDefinedAsync, "the election");
        await using var page = await OpenAsync("places", new Look { Script = Recording.Script });
        await using var reader = await OpenAsync(Views.Results);
        await Reading.BeginAsync(reader.Tab);
        await Server.EndOfNightAsync();
        await page.Tab.Locator("#map .tile").First.WaitForAsync();
        await page.Tab.WaitForFunctionAsync("() => told.counts.at(-1) >= 594");
        Recording = JsonSerializer.Deserialize<Recording>(await page.Tab.EvaluateAsync<string>("() => JSON.stringify(told)"), JsonSerializerOptions.Web)!;
        Reading = await Reading.EndAsync(reader.Tab);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A page of its own, with nothing kept from others.</summary>
    /// <param name="fragment">What it shows, such as places or places/station/1.1.02.</param>
    /// <param name="look">How it is looked at; a laptop in daylight where nothing is said.</param>
    internal async Task<OpenPage> OpenAsync(string fragment, Look? look = null)
    {
        look ??= new Look();
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = look.Width, Height = 800 },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.Scripts,
            Locale = look.Language,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        if (look.Script.Length > 0) await context.AddInitScriptAsync(look.Script);
        var tab = await context.NewPageAsync();
        if (look.Prepare is not null) await look.Prepare(tab);
        await tab.GotoAsync($"{Server.Address}#{fragment}");
        return new OpenPage(context, tab);
    }

    private async Task<bool> IsDefinedAsync()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(Server.Address, "api/election"));
        return answer.StatusCode == HttpStatusCode.OK;
    }
}

/// <summary>All tests look at the same night.</summary>
[CollectionDefinition(Name)]
public sealed class NightCollection : ICollectionFixture<Night>
{
    public const string Name = "night";
}
