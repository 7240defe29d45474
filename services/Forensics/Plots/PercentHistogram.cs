using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Plots;

/// <summary>Stations by turnout or by the leader's share, in bins of half a point around whole and half percentages.</summary>
internal static class PercentHistogram
{
    private const double Height = 480;
    private const int BinsInPoint = 2;

    public static Plot Turnout(StationTable table) => Draw(
        "turnout.svg", "Stations by turnout", "turnout, % of registered voters",
        [.. table.Counts.LargeStations.Select(station => table.Counts.TurnoutPercent(station)!.Value)]);

    public static Plot Share(StationTable table) => Draw(
        "share.svg", "Stations by the leader's share", $"{table.Selections[table.Leader]}, % of valid and invalid ballots",
        [.. table.Counts.LargeStations.Select(station => table.Counts.SharePercent(station)!.Value)]);

    private static Plot Draw(string file, string title, string xName, double[] percents)
    {
        var bins = new int[(100 * BinsInPoint) + 1];
        foreach (var percent in percents) bins[(int)Math.Round(Math.Clamp(percent, 0, 100) * BinsInPoint, MidpointRounding.AwayFromZero)]++;
        var most = Array.IndexOf(bins, bins.Max());
        var svg = Drawing.Start(Height, title, $"{percents.Length:N0} stations with at least 100 registered voters; bins of half a "
            + "point, centred on whole and half percentages",
            $"A histogram of {percents.Length:N0} stations. The fullest bin is at {(double)most / BinsInPoint:0.#}% with {bins[most]:N0} "
                + $"stations; the last, at 100%, has {bins[^1]:N0}.");
        var box = new Box(Drawing.Left, Drawing.Top, Drawing.Right, Height - Drawing.Bottom);
        var panel = new Panel(svg, box, (0, 100), (0, Math.Max(1, bins.Max())));
        panel.Axes(xName, "stations");
        var bars = bins.Index().Where(bin => bin.Item > 0).Select(bin => panel.Bar((double)bin.Index / BinsInPoint, 1.0 / BinsInPoint, bin.Item));
        svg.Rectangles(bars, Colours.Blue);
        return new Plot(file, svg.Finish(Height, "Peaks at round percentages may be honest: small stations have few percentages to "
            + "choose from. The check of whole percentages allows for that."));
    }
}
