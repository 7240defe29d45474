using Microsoft.Playwright;

namespace Tabulation.Page.Tests;

/// <summary>What a reader can look at in Aralia's night.</summary>
internal static class Views
{
    public const string Results = "results";

    /// <summary>Each is a fragment of the page's address.</summary>
    public static readonly IReadOnlyList<string> All =
        [Results, "places", "places/area/1", "places/area/1.1", "places/station/1.1.02", "districts", "districts/constituency-07", "changes", "checks", "chamber", "verify"];

    public static readonly IReadOnlyList<string> Languages = ["kk", "ru", "en"];

    /// <summary>Every view in every language.</summary>
    public static TheoryData<string, string> InEveryLanguage(IEnumerable<string> languages)
    {
        var data = new TheoryData<string, string>();
        foreach (var language in languages)
            foreach (var view in All) data.Add(view, language);
        return data;
    }

    /// <summary>Returns once the script has taken the place of what the server wrote, and nothing says that it is still loading, in any language.</summary>
    public static async Task SettleAsync(IPage tab)
    {
        await tab.Locator("nav [aria-current=page]").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await tab.Locator("main section").First.WaitForAsync();
        await tab.WaitForFunctionAsync("() => !/(Loading|Загрузка|Жүктелуде) …/.test(document.querySelector('main').innerText)");
    }
}
