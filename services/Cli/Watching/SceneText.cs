using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Watching;

/// <summary>
/// A scene as lines for a terminal of any size: what matters most stands first, and what does not fit is left out, never folded.
/// </summary>
internal static class SceneText
{
    /// <summary>Lines that events have at least, where there is room for more than the contest shown.</summary>
    private const int LeastEvents = 4;

    /// <summary>As many lines as the terminal has, none wider than it.</summary>
    public static IReadOnlyList<ScreenLine> Of(WatchScene scene, int width, int height)
    {
        List<ScreenLine> lines = [.. Above(scene, width, height - 1).Take(Math.Max(0, height - 1))];
        while (lines.Count < height - 1) lines.Add("");
        lines.Add(new ScreenLine(Footer(scene), true));
        return [.. lines.TakeLast(height).Select(line => line.Fit(width))];
    }

    private static List<ScreenLine> Above(WatchScene scene, int width, int height)
    {
        if (scene is not { Election: { } election, AsOf: { } asOf, Row: { } row })
            return [new("tabulate watch", true), "", scene.Connection];
        List<ScreenLine> lines =
        [
            .. Headline.Lines(scene, election, asOf, row), "", .. ContestLines.Of(scene, election, row, width),
            .. TurnoutLines.Of(scene, election, row),
        ];
        var others = OtherRows(scene, election, row).ToList();
        var room = height - lines.Count;
        var events = EventLines(scene).Take(Math.Max(Math.Min(LeastEvents, room), room - others.Count - 2)).ToList();
        if (events.Count > 0) lines.AddRange(["", new ScreenLine("Latest events", true), .. events]);
        if (others.Count > 0) lines.AddRange(["", new ScreenLine("Other totals", true), .. others]);
        return lines;
    }

    private static IEnumerable<ScreenLine> OtherRows(WatchScene scene, Election election, AreaTotals shown)
    {
        var tables = new TotalsTables(election);
        return scene.Rows.Where(row => !ReferenceEquals(row, shown)).Select(row => (ScreenLine)tables.Line(row));
    }

    private static IEnumerable<ScreenLine> EventLines(WatchScene scene) => scene.Events.Select(told => (ScreenLine)EventLine.Of(told));

    private static string Footer(WatchScene scene) => scene.Rows.Count > 1
        ? $"{scene.Connection}  |  n, p: next, previous of {scene.Rows.Count:N0}  |  q: quit"
        : $"{scene.Connection}  |  q: quit";
}
