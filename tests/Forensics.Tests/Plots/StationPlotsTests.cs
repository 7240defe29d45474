using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tabulation.Forensics.Plots;
using Tabulation.Forensics.Stations;
using Tabulation.Forensics.Tests.Kit;

namespace Tabulation.Forensics.Tests.Plots;

public partial class StationPlotsTests
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Countries => ["ordinary", "one station", "nobody", "all at 100%"];

    [Theory]
    [MemberData(nameof(Countries))]
    public void Every_plot_is_well_formed_and_says_what_it_shows_to_those_who_cannot_see_it(string country)
    {
        var plots = StationPlots.Draw(CountryOf(country));
        Assert.Equal(6, plots.Select(plot => plot.FileName).Distinct().Count());
        Assert.All(plots, plot =>
        {
            var svg = XDocument.Parse(plot.Svg).Root!;
            Assert.Equal(Namespace + "svg", svg.Name);
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal("title description", svg.Attribute("aria-labelledby")!.Value);
            Assert.All(["title", "desc"], name => Assert.NotEmpty(svg.Element(Namespace + name)!.Value));
            Assert.DoesNotMatch("NaN|Infinity|∞", plot.Svg);
        });
    }

    /// <summary>Nothing lies beyond the drawing's edges.</summary>
    [Theory]
    [MemberData(nameof(Countries))]
    public void Shapes_stay_on_the_drawing(string country) => Assert.All(StationPlots.Draw(CountryOf(country)), plot =>
    {
        var svg = XDocument.Parse(plot.Svg).Root!;
        var (width, height) = (Number(svg.Attribute("width")!.Value), Number(svg.Attribute("height")!.Value));
        foreach (Match move in Corner().Matches(plot.Svg))
        {
            Assert.InRange(Number(move.Groups["x"].Value), 0, width);
            Assert.InRange(Number(move.Groups["y"].Value), 0, height);
        }
    });

    /// <summary>
    /// Each station is in one bar or cell: as many bars as there are different half points, and as many cells as different pairs of
    /// points.
    /// </summary>
    [Fact]
    public void Bars_and_cells_are_as_many_as_different_percentages()
    {
        var country = CountryOf("ordinary");
        var shown = Enumerable.Range(0, country.Counts.Count).ToList();
        double Turnout(int station) => country.Counts.TurnoutPercent(station)!.Value;
        double Share(int station) => country.Counts.SharePercent(station)!.Value;
        Assert.Equal(shown.Select(station => Math.Round(2 * Turnout(station), MidpointRounding.AwayFromZero)).Distinct().Count(), Shapes(country, "turnout.svg"));
        Assert.Equal(
            shown.Select(station => (Math.Round(Turnout(station), MidpointRounding.AwayFromZero), Math.Round(Share(station), MidpointRounding.AwayFromZero))).Distinct().Count(),
            Shapes(country, "fingerprint.svg"));
    }

    [Fact]
    public void Each_can_be_drawn_alone_by_its_name()
    {
        var country = CountryOf("ordinary");
        Assert.Equal(StationPlots.Draw(country), StationPlots.Names.Select(name => StationPlots.Draw(country, name)));
        Assert.Equal(StationPlots.Names, StationPlots.Draw(country).Select(plot => plot.FileName));
    }

    [Fact]
    public void Names_cannot_break_out_of_the_drawing()
    {
        var table = new StationTable(["<script>&\"", "b"], TurnoutBase.InBoxes, CountryOf("ordinary").Stations);
        Assert.All(StationPlots.Draw(table), plot => Assert.Empty(XDocument.Parse(plot.Svg).Descendants(Namespace + "script")));
    }

    private static StationTable CountryOf(string name) => name switch
    {
        "ordinary" => MadeUp.Country(400),
        "one station" => MadeUp.Table([MadeUp.Station("only", 500, 200, 100)]),
        "nobody" => MadeUp.Table([MadeUp.Station("empty", 0, 0, 0)]),
        "all at 100%" => MadeUp.Table([.. Enumerable.Range(0, 30).Select(number => MadeUp.Station($"{number}", 500 + number, 500 + number, 500 + number))]),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static int Shapes(StationTable table, string file) => Corner().Count(StationPlots.Draw(table).Single(plot => plot.FileName == file).Svg);

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("M(?<x>[-0-9.]+) (?<y>[-0-9.]+)h")]
    private static partial Regex Corner();
}
