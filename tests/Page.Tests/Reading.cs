using System.Text.Json;
using Microsoft.Playwright;

namespace Tabulation.Page.Tests;

/// <summary>What happened to somebody who read the results' table while the night went on.</summary>
internal sealed record Reading
{
    /// <summary>Opens the table under the bars, goes there with the keyboard, and looks after each change that has been drawn.</summary>
    private const string Script =
        """
        () => {
          const twin = document.querySelector('#parties .twin'), summary = twin.querySelector('summary');
          twin.open = true;
          summary.focus();
          summary.scrollIntoView({ block: 'center' });
          const top = summary.getBoundingClientRect().top;
          window.reading = { changes: 0, moved: 0, lostFocus: 0, closed: 0, nothing: 0, asIfFinal: 0 };
          const figure = selector => Number(document.querySelector(selector)?.firstChild.data.replaceAll(',', ''));
          const look = () => {
            reading.changes++;
            reading.moved = Math.max(reading.moved, Math.abs(summary.getBoundingClientRect().top - top));
            if (document.activeElement !== summary) reading.lostFocus++;
            if (!twin.isConnected || !twin.open) reading.closed++;
            if (!(figure('#parties .bar .votes') > 0) || !(figure('.unit-counted .figure') > 0)) reading.nothing++;
            const isOpen = figure('.unit-missing .figure') > 0 && !document.querySelector('.status-certified, .status-reopened');
            if (isOpen && !document.querySelector('#parties .partial')) reading.asIfFinal++;
          };
          let isAwaited = false;
          new MutationObserver(() => {
            if (isAwaited) return;
            isAwaited = true;
            requestAnimationFrame(() => requestAnimationFrame(() => { isAwaited = false; look(); }));
          }).observe(document.querySelector('main'), { childList: true, characterData: true, subtree: true });
        }
        """;

    public int Changes { get; init; }

    /// <summary>The furthest that what had the focus went from its place on the screen, in CSS pixels.</summary>
    public double Moved { get; init; }

    /// <summary>After how many changes the focus was elsewhere.</summary>
    public int LostFocus { get; init; }

    /// <summary>After how many changes the table that was opened was not.</summary>
    public int Closed { get; init; }

    /// <summary>After how many changes there were no votes or no stations.</summary>
    public int Nothing { get; init; }

    /// <summary>After how many changes shares did not look partial although stations were out.</summary>
    public int AsIfFinal { get; init; }

    /// <summary>Returns once the first results are shown and somebody reads them.</summary>
    public static async Task BeginAsync(IPage tab)
    {
        await tab.WaitForFunctionAsync(
            "() => Number(document.querySelector('.unit-counted .figure')?.textContent) > 0", null, new PageWaitForFunctionOptions { Timeout = 120_000 });
        await tab.EvaluateAsync(Script);
    }

    public static async Task<Reading> EndAsync(IPage tab) =>
        JsonSerializer.Deserialize<Reading>(await tab.EvaluateAsync<string>("() => JSON.stringify(reading)"), JsonSerializerOptions.Web)!;
}
