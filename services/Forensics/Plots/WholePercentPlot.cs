using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Plots;

/// <summary>How many more stations than by chance lie at each whole percentage (Kobak, Shpilkin, Pshenichnikov 2016).</summary>
internal static class WholePercentPlot
{
    private const double Height = 680;

    public static Plot Draw(StationTable table)
    {
        int[] stations = [.. Enumerable.Range(0, table.Counts.Count).Where(station => IntegerPercentages.Admits(table.Counts, station))];
        var turnout = ExcessByPercent.Of([.. stations.Select(station => (table.Counts.Turnout[station], table.Counts.Registered[station]))]);
        var share = ExcessByPercent.Of([.. stations.Select(station => (table.Counts.Leading[station], table.Counts.Cast[station]))]);
        var svg = Drawing.Start(Height, "Stations at whole percentages, beyond what chance gives",
            $"{stations.Length:N0} stations; within 0.05 points of each whole percentage, less the binomial expectation; grey: two "
                + "standard deviations of chance",
            $"Two rows of bars, one for each whole percentage. Turnout: {Describe(turnout)} Share: {Describe(share)}");
        Draw(svg, new Box(Drawing.Left, Drawing.Top + 16, Drawing.Right, 330), turnout, "turnout, %");
        Draw(svg, new Box(Drawing.Left, 412, Drawing.Right, 588), share, $"{table.Selections[table.Leader]}, % of valid and invalid "
            + "ballots");
        svg.Rectangle(Drawing.Right - 196, 92, 12, 12, Colours.Vermillion);
        svg.Text(Drawing.Right - 178, 103, "multiples of 5", new TextStyle(12));
        svg.Rectangle(Drawing.Right - 64, 92, 12, 12, Colours.Blue);
        svg.Text(Drawing.Right - 46, 103, "others", new TextStyle(12));
        return new Plot("whole-percentages.svg", svg.Finish(Height, "An excess says how many percentages are likelier decided on than "
            + "counted; it does not say at which stations."));
    }

    private static void Draw(Svg svg, Box box, ExcessByPercent excess, string xName)
    {
        var chance = 2 * excess.Deviations.Max();
        var (least, most) = (Math.Min(-chance, excess.Values.Min()), Math.Max(Math.Max(1, chance), excess.Values.Max()));
        var panel = new Panel(svg, box, (-0.5, 99.5), (least, most));
        svg.Rectangles(excess.Deviations.Index().Select(each => panel.Band(each.Index, 1, 2 * each.Item)), Colours.Band);
        panel.Axes(xName, "stations more than expected");
        foreach (var (multiples, colour) in new[] { (false, Colours.Blue), (true, Colours.Vermillion) })
        {
            var shown = excess.Values.Index().Where(each => each.Index % 5 == 0 == multiples);
            svg.Rectangles(shown.Select(each => panel.Bar(each.Index, 0.7, each.Item)), colour);
        }
    }

    private static string Describe(ExcessByPercent excess)
    {
        var most = excess.Values.Index().MaxBy(each => each.Item);
        return $"most at {most.Index}%, {most.Item:N0} more than expected; {excess.Values.Sum():N0} more over all.";
    }
}
