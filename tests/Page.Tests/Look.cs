using Microsoft.Playwright;

namespace Tabulation.Page.Tests;

/// <summary>How a page is looked at.</summary>
internal sealed record Look
{
    /// <summary>In CSS pixels.</summary>
    public int Width { get; init; } = 1366;

    public bool Dark { get; init; }

    /// <summary>What the browser asks for.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the page may run any.</summary>
    public bool Scripts { get; init; } = true;

    /// <summary>Runs before the page's own.</summary>
    public string Script { get; init; } = "";

    /// <summary>Comes before the page is fetched.</summary>
    public Func<IPage, Task>? Prepare { get; init; }
}

/// <summary>A page in a browser's context of its own, which ends with it.</summary>
internal sealed record OpenPage(IBrowserContext Context, IPage Tab) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
