using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Plots;

/// <summary>How many stations report each turnout together with each share of the leader (Klimek et al. 2012).</summary>
internal static class Fingerprint
{
    private const double Height = 926;
    private const int Points = 100;
    private const double Cell = 7;
    private const double Side = Cell * (Points + 1);
    private const int Shades = 12;

    public static Plot Draw(StationTable table)
    {
        var cells = new int[Points + 1, Points + 1];
        foreach (var station in table.Counts.LargeStations)
            cells[Bin(table.Counts.TurnoutPercent(station)!.Value), Bin(table.Counts.SharePercent(station)!.Value)]++;
        var all = cells.Cast<int>().ToArray();
        var svg = Drawing.Start(Height, "Turnout and the leader's share together", $"{all.Sum():N0} stations with at least 100 "
            + "registered voters; cells of one point by one point",
            $"A map of {all.Sum():N0} stations by turnout and by the share of {table.Selections[table.Leader]}. The fullest cell has "
            + $"{all.Max():N0}; {InCorner(cells):N0} stations lie where both are 90% or more.");
        var box = new Box(Drawing.Left, Drawing.Top, Drawing.Left + Side, Drawing.Top + Side);
        var panel = new Panel(svg, box, (-0.5, Points + 0.5), (-0.5, Points + 0.5), rounded: false);
        svg.Rectangle(panel.Box.Left, panel.Box.Top, Side, Side, "#fafbfc");
        panel.Axes("turnout, % of registered voters", $"{table.Selections[table.Leader]}, % of valid and invalid ballots");
        for (var shade = 0; shade < Shades; shade++) svg.Rectangles(Cells(cells, panel, shade, all.Max()), Colours.Shade(shade / (Shades - 1.0)));
        Key(svg, panel, all.Max());
        return new Plot("fingerprint.svg", svg.Finish(Height,
            "One cloud is what chance and regions alike give; a second cloud or a smear towards the upper right has several "
                + "explanations, and the map cannot tell which."));
    }

    private static int Bin(double percent) => (int)Math.Round(Math.Clamp(percent, 0, Points), MidpointRounding.AwayFromZero);

    private static int InCorner(int[,] cells) =>
        Enumerable.Range(90, 11).Sum(turnout => Enumerable.Range(90, 11).Sum(share => cells[turnout, share]));

    /// <summary>Shades go with the logarithm of the number, so that single stations can be seen beside thousands.</summary>
    private static int ShadeOf(int stations, int most) =>
        most <= 1 ? Shades - 1 : (int)Math.Round(Math.Log(stations) / Math.Log(most) * (Shades - 1));

    private static IEnumerable<(double, double, double, double)> Cells(int[,] cells, Panel panel, int shade, int most)
    {
        for (var turnout = 0; turnout <= Points; turnout++)
            for (var share = 0; share <= Points; share++)
                if (cells[turnout, share] > 0 && ShadeOf(cells[turnout, share], most) == shade)
                    yield return (panel.X.At(turnout - 0.5), panel.Y.At(share + 0.5), Cell, Cell);
    }

    private static void Key(Svg svg, Panel panel, int most)
    {
        var (left, step) = (panel.Box.Right + 28, 22.0);
        svg.Text(left, panel.Box.Top + 4, "stations", new TextStyle(12));
        for (var shade = 0; shade < Shades; shade++)
        {
            var y = panel.Box.Top + 16 + ((Shades - 1 - shade) * step);
            svg.Rectangle(left, y, 18, step, Colours.Shade(shade / (Shades - 1.0)));
            if (shade is 0 or Shades - 1 || shade % 3 == 0)
                svg.Text(left + 26, y + 15, $"{Math.Round(Math.Pow(Math.Max(1, most), shade / (Shades - 1.0))):N0}", new TextStyle(12, Colours.Faint));
        }
    }
}
