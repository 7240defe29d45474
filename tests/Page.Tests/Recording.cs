namespace Tabulation.Page.Tests;

/// <summary>What a page showed while the night went on, told by a script within it.</summary>
public sealed class Recording
{
    /// <summary>
    /// Notes, whenever anything on the page changes: the stations counted on all tiles together, and until the first results have come all that is to be read.
    /// </summary>
    internal const string Script =
        """
        window.told = { counts: [], before: [], refused: 0 };
        const asked = window.fetch;
        let isReleased = false;
        window.fetch = async (...request) => {
          const answer = await asked(...request);
          if (String(request[0]).startsWith('/api/totals')) {
            if (answer.status === 403) told.refused++;
            if (answer.ok) isReleased = true;
          }
          return answer;
        };
        const note = () => {
          const tiles = [...document.querySelectorAll('#map .tile')].map(tile => Number(/([\d,]+) of [\d,]+ stations counted/.exec(tile.textContent)?.[1].replace(',', '') ?? NaN));
          const count = tiles.reduce((sum, one) => sum + one, 0);
          if (tiles.length > 0 && !Number.isNaN(count) && count !== told.counts.at(-1)) told.counts.push(count);
          if (!isReleased) told.before.push(document.body.innerText);
        };
        document.addEventListener('DOMContentLoaded', () => new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true }));
        """;

    /// <summary>Each as it came to be shown. The page was loaded once, as what is told ends with it.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [];

    /// <summary>Texts of the page before any results were released.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>How often the server refused the page results, as they were not released.</summary>
    public int Refused { get; init; }
}
