using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Plots;

/// <summary>How often each last digit occurs, less what chance gives (Beber, Scacco 2012).</summary>
internal static class LastDigitsPlot
{
    private const double Height = 440;
    private const int Digits = 10;

    public static Plot Draw(StationTable table)
    {
        var (leader, turnout) = (LastDigits.OfLeader(), LastDigits.OfTurnout());
        var svg = Drawing.Start(Height, "Last digits of large counts", "counts of at least 100, less how many chance gives; grey: 95 of "
            + "100 honest frequencies lie there",
            $"Two rows of ten bars. {Describe(table.Selections[table.Leader], leader.Frequencies(table.Counts))} "
                + $"{Describe("Turnout", turnout.Frequencies(table.Counts))}");
        var middle = (Drawing.Left + Drawing.Right) / 2;
        Draw(svg, new Box(Drawing.Left, Drawing.Top + 14, middle - 24, Height - Drawing.Bottom), leader, table, "last digit of "
            + $"{table.Selections[table.Leader]}'s votes");
        Draw(svg, new Box(middle + 48, Drawing.Top + 14, Drawing.Right, Height - Drawing.Bottom), turnout, table, "last digit of the "
            + "ballots counted as turnout");
        return new Plot("last-digits.svg", svg.Finish(Height, "Digits that are not equally frequent have honest causes too, such as "
            + "counts that are all of nearly one size."));
    }

    private static void Draw(Svg svg, Box box, LastDigits digits, StationTable table, string xName)
    {
        var expected = digits.Expected(table.Counts);
        double[] excess = [.. digits.Frequencies(table.Counts).Zip(expected, (frequency, mean) => frequency - mean)];
        double[] chance = [.. expected.Select(mean => 1.96 * Math.Sqrt(mean * (Digits - 1) / Digits))];
        var range = (Math.Min(excess.Min(), -chance.Max()), Math.Max(1, Math.Max(excess.Max(), chance.Max())));
        var panel = new Panel(svg, box, (-0.5, Digits - 0.5), range);
        svg.Rectangles(chance.Index().Select(each => panel.Band(each.Index, 1, each.Item)), Colours.Band);
        panel.Axes(xName, "counts more than expected");
        svg.Rectangles(excess.Index().Select(each => panel.Bar(each.Index, 0.72, each.Item)), Colours.Blue);
    }

    private static string Describe(string what, int[] frequencies) =>
        $"{what}: from {frequencies.Min():N0} counts ending in {Array.IndexOf(frequencies, frequencies.Min())} to {frequencies.Max():N0} "
            + $"in {Array.IndexOf(frequencies, frequencies.Max())}.";
}
