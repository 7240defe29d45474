using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console.Rendering;
using Tabulation.Chronicle.Turnout;
using Tabulation.Cli.Watching;
using Tabulation.Contracts.V1;
using TurnoutReport = Tabulation.Chronicle.Turnout.TurnoutReport;

namespace Tabulation.Cli.Tests.Watching;

/// <summary>The full-screen view as text: every figure that was told is there, in every size of terminal, and nothing commands it.</summary>
public sealed class SceneTextTests
{
    private const int Wide = 160, High = 60;

    private readonly Scenes scenes = new();

    [Fact]
    public void Every_figure_of_the_contest_shown_is_there_with_seats_and_bounds()
    {
        var lines = Lines(scenes.Whole);
        var outlooks = scenes.Whole.Statuses[scenes.List.Contest].Selections;
        foreach (var seats in scenes.Seats.Selections)
        {
            var line = lines.Single(each => each.Contains($" {seats.Votes:N0} ", StringComparison.Ordinal) && Regex.IsMatch(each, "[0-9.]+%"));
            var figures = Regex.Matches(line, "[0-9]+(-[0-9]+)?(?![0-9.%,])").Select(match => match.Value).ToList();
            Assert.Contains($"{seats.Seats}", figures);
            var outlook = outlooks.Single(each => each.Selection == seats.Code);
            Assert.Contains(outlook.Least == outlook.Most ? $"{outlook.Least}" : $"{outlook.Least}-{outlook.Most}", figures);
            Assert.Contains($"{scenes.List.IfHeldCounted.Votes[(int)seats.Selection]}", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_headline_says_how_far_it_is_and_that_it_is_a_test()
    {
        var lines = Lines(scenes.Whole);
        Assert.StartsWith("TEST", lines[0], StringComparison.Ordinal);
        Assert.Equal("UNOFFICIAL, PARTIAL: 3 of 6 precincts counted, 1 held (50.00%), 3 missing", lines[1]);
        Assert.Contains($"as of position {scenes.AsOf.Position}", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("certified", "CERTIFIED")]
    [InlineData("correction", "CORRECTION")]
    [InlineData("recount", "RECOUNT")]
    public void The_headline_tells_a_recount_from_a_correction(string status, string said)
    {
        var statuses = scenes.Whole.Statuses.ToDictionary(each => each.Key, each => each.Value with { Status = status });
        Assert.StartsWith($"{said}: ", Lines(scenes.Whole with { Statuses = statuses })[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_happened_is_there_the_latest_first()
    {
        var lines = Lines(scenes.Whole);
        var from = lines.ToList().IndexOf("Latest events");
        Assert.Matches("RESULT_HELD +list +P003 +BOXES_EXCEED_ISSUED", lines[from + 1]);
        Assert.Contains("RESULT_CORRECTED", lines[from + 2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_district_is_shown_with_its_own_turnout_and_not_the_countrys()
    {
        var election = scenes.Chronicle.State.Election!;
        var contest = election.Contests.First(each => each.Area is not null);
        var turnout = new TurnoutReport(
            "ISSUED", "REGISTRY", contest.Code, [new TurnoutMomentRow(0, "2023-03-19T10:00:00+06:00")],
            [TurnoutOf("", 11), TurnoutOf(election[contest.Area!.Value].Code, 22)], [], [], [], [], []);
        var scene = scenes.Whole with { Turnout = turnout, Rows = [scenes.Wholes.Single(row => row.Contest == contest.Code)] };
        Assert.Contains("Announced: 10:00 22.00%", Lines(scene));
        Assert.Contains("Announced: 10:00 11.00%", Lines(scene with { Rows = [scenes.List] }));
    }

    private static TurnoutRow TurnoutOf(string area, double percent) =>
        new(area, [new TurnoutCell(0, 1, 1, 1, 1, percent, 0, 0, 0, 0, 0, null)], null, null);

    [Fact]
    public void No_size_of_terminal_is_too_small_or_gets_a_line_too_wide()
    {
        for (var width = 1; width < 130; width += 3)
            for (var height = 1; height < 45; height++)
            {
                var lines = SceneText.Of(scenes.Whole with { Chosen = width - 40 }, width, height);
                Assert.Equal(height, lines.Count);
                Assert.All(lines, line => Assert.InRange(new Segment(line.Text).CellCount(), 0, width));
            }
    }

    [Fact]
    public void Reasons_cannot_command_the_terminal()
    {
        var told = new Event { Kind = EventKind.Annulled, Reason = "\e[2J\e[31mred\u009b1A\u202eright\r\nto left" };
        var lines = Lines(scenes.Whole with { Events = [told] });
        Assert.Contains(lines, line => line.Contains("red", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Any(each => char.IsControl(each) || char.GetUnicodeCategory(each) == UnicodeCategory.Format));
    }

    [Fact]
    public void Before_anything_is_known_it_says_why()
    {
        var lines = Lines(new WatchScene("Figures are released at noon."));
        Assert.Contains("Figures are released at noon.", lines);
        Assert.DoesNotContain(lines, line => line.Contains('0'));
    }

    [Fact]
    public void Each_row_can_be_chosen_round_and_round()
    {
        var rows = scenes.Whole.Rows;
        for (var steps = -rows.Count; steps < 2 * rows.Count; steps++)
            Assert.Same(rows[(steps + rows.Count) % rows.Count], (scenes.Whole with { Chosen = steps }).Row);
    }

    private static IReadOnlyList<string> Lines(WatchScene scene) => [.. SceneText.Of(scene, Wide, High).Select(line => line.Text.TrimEnd())];
}
