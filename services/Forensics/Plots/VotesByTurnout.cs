using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Plots;

/// <summary>Votes for the leader and for all others by the turnout of the station they were cast at (Shpilkin 2009).</summary>
internal static class VotesByTurnout
{
    private const double Height = 480;
    private const int Points = 100;

    public static Plot Draw(StationTable table)
    {
        var (leader, others) = (new long[Points + 1], new long[Points + 1]);
        foreach (var station in table.Counts.LargeStations)
        {
            var bin = (int)Math.Round(Math.Clamp(table.Counts.TurnoutPercent(station)!.Value, 0, Points), MidpointRounding.AwayFromZero);
            leader[bin] += table.Counts.Leading[station];
            others[bin] += Math.Max(0, table.Stations[station].Valid - table.Counts.Leading[station]);
        }

        var name = table.Selections[table.Leader];
        var svg = Drawing.Start(Height, "Votes by the turnout of the station", "votes at stations with at least 100 registered voters; "
            + "bins of one point",
            $"Two lines over turnout. Votes for {name} are most at {Peak(leader)}% turnout, votes for all others at {Peak(others)}%.");
        var box = new Box(Drawing.Left, Drawing.Top, Drawing.Right, Height - Drawing.Bottom);
        var panel = new Panel(svg, box, (0, Points), (0, Math.Max(1, leader.Concat(others).Max())));
        panel.Axes("turnout, % of registered voters", "votes");
        Curve(svg, panel, leader, Colours.Vermillion);
        Curve(svg, panel, others, Colours.Blue);
        Key(svg, name);
        return new Plot("votes-by-turnout.svg", svg.Finish(Height,
            "Where turnout and support are unrelated, the two lines have the same shape. They differ for honest reasons as well, such as "
                + "town and country."));
    }

    private static int Peak(long[] votes) => Array.IndexOf(votes, votes.Max());

    private static void Curve(Svg svg, Panel panel, long[] votes, string colour) =>
        svg.Polyline(votes.Index().Select(bin => (panel.X.At(bin.Index), panel.Y.At(bin.Item))), colour, 2.5);

    private static void Key(Svg svg, string leader)
    {
        foreach (var (row, (words, colour)) in new[] { (leader, Colours.Vermillion), ("all others", Colours.Blue) }.Index())
        {
            var y = Drawing.Top + 14 + (row * 20);
            svg.Line(Drawing.Left + 20, y - 4, Drawing.Left + 48, y - 4, colour, 2.5);
            svg.Text(Drawing.Left + 56, y, words, new TextStyle(13));
        }
    }
}
