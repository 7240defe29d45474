using Tabulation.Chronicle;
using Tabulation.Chronicle.Observing;
using Tabulation.Chronicle.Polling;
using Tabulation.Chronicle.Protocols;
using Tabulation.Chronicle.Reviewing;
using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Publication.Http.Tables;

namespace Tabulation.Publication.Tests;

/// <summary>What is told in CSV, as anybody reads it: by the names in the first line.</summary>
public sealed class TablesTests
{
    [Fact]
    public void A_table_has_all_its_columns_in_every_row_and_no_others()
    {
        var table = new CsvText("a", "b", "c", "d");
        table.Add(("d", 1.5), ("a", "x, \"y\""));
        table.Add(("b", true), ("c", new[] { "P", "Q" }));
        Assert.Equal("a,b,c,d\n\"x, \"\"y\"\"\",,,1.5\n,true,P Q,\n", table.ToString().ReplaceLineEndings("\n"));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Add(("e", 1)));
    }

    [Fact]
    public void Results_to_review_are_told_with_their_rules_and_the_figures_that_differ()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified, SmallElectionSettings.ReportTwice);
        var script = new LedgerScript(election).Wait(2_500).Add(election, 1).Add(election.Root, election.Result(1, 1));
        var rows = Read(ReviewTable.Of(ReviewReport.Of(Of(script))));
        Assert.Equal(
            ["HELD  ", "SECOND_HELD issued 3", "SECOND_HELD boxes 3", "SECOND_HELD valid 3", "SECOND_HELD a 1", "SECOND_HELD b 2"],
            rows.Select(row => $"{row["state"]} {row["figure"]} {row["difference"]}"));
        Assert.All(rows, row => Assert.Equal(("P001", "list", true), (row["precinct"], row["contest"], row["waits_for"].Length > 0)));
    }

    [Fact]
    public void Protocols_are_told_with_each_figure_that_differs_or_that_none_does()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500).Add(election, 0);
        var (right, wrong) = (election.Protocol(script, "N"), election.Protocol(script));
        wrong.AreaProtocol.Votes[0] += 5;
        var rows = Read(ProtocolTable.Of(ProtocolReport.Of(Of(script.Add(election.North, right).Add(election.Root, wrong)).State)));
        Assert.Equal([" false a 5", "N true  "], rows.Select(row => $"{row["area"]} {row["agrees"]} {row["figure"]} {row["difference"]}"));
    }

    [Fact]
    public void Observers_tables_have_every_station_then_totals_and_projections()
    {
        var chronicle = Of(WholeNight.Play(WholeNight.Election(AnnulmentEffect.Unspecified)));
        var (page, totals, projections) =
            (ObserverReport.Stations(chronicle.State, ObserverFilter.All), ObserverReport.Totals(chronicle.State), ProjectionReport.Of(chronicle.State));
        var rows = Read(ObserverTable.Of(page.Stations, totals, projections));
        Assert.Equal(["STATION", "TOTAL", "PROJECTION"], rows.Select(row => row["row"]).Distinct());
        Assert.Equal(
            page.Stations.Select(row => (row.Contest, row.Precinct, row.State)),
            rows.Where(row => row["row"] == "STATION").Select(row => (row["contest"], row["precinct"], row["state"])).Distinct());
        Assert.Equal(["a 102 102", "b 50 50", "c 22 22"], rows.Where(row => row["row"] == "TOTAL").Select(row => $"{row["figure"]} {row["copied"]} {row["counted"]}"));
        Assert.StartsWith("No projection", rows[^1]["note"], StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_polls_are_told_by_selection_and_that_a_margin_is_not_published()
    {
        var rows = Read(PollTable.Of(ExitPollReport.Of(Of(WholeNight.Play(WholeNight.Election(AnnulmentEffect.Unspecified))))));
        Assert.Equal(
            ["SHARE a  50 ", "SHARE b  30 ", "SHARE c  20 ", "LEAD a b 20 "],
            rows.Select(row => $"{row["row"]} {row["selection"]} {row["over"]} {row["poll"]} {row["margin"]}"));
        Assert.All(rows, row => Assert.StartsWith("Margin not published", row["margin_note"], StringComparison.Ordinal));
    }

    [Fact]
    public void Late_and_missing_turnout_is_told_with_names_and_hours_beside_the_sums()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(3_700_000).Add(election.North, election.Turnout(0, 0, 100));
        var announced = election.Turnout(0, 0, 0);
        announced.TurnoutReport = new Contracts.V1.TurnoutReport { Area = "S", Count = 251 };
        script.Add(election.South, announced).Add(election.Root, election.Change(new StationsChange { Close = { "P000" } }));
        var rows = Read(TurnoutCsv.Of(TurnoutTable.Of(Of(script), Timestamp.FromMilliseconds(script.Next.Milliseconds))));
        Assert.Equal(
            [" 0 2023-11-14T22:13:21+00:00 100 1000 10", " 1 2023-11-14T22:13:22+00:00 100 1000 10"],
            rows.Where(row => row["row"] == "RUNNING" && row["area"].Length == 0)
                .Select(row => $"{row["area"]} {row["moment"]} {row["at"]} {row["count"]} {row["registered"]} {row["percent"]}"));
        Assert.Equal(
            ["P000   0 2023-11-14T22:13:21+00:00", " S S 0 2023-11-14T22:13:21+00:00"],
            rows.Where(row => row["row"] == "LATE").Select(row => $"{row["precinct"]} {row["area"]} {row["name"]} {row["moment"]} {row["at"]}"));
        Assert.Equal(11 + 12, rows.Count(row => row["row"] == "MISSING" && row["at"].Length > 0));
        var closed = Assert.Single(rows, row => row["row"] == "CLOSED");
        Assert.Equal(("P000", "100", "Papers seen."), (closed["precinct"], closed["count"], closed["reason"]));
        Assert.Equal("251", Assert.Single(rows, row => row["row"] == "ANNOUNCED")["count"]);
    }

    private static ElectionChronicle Of(LedgerScript script)
    {
        var chronicle = new ElectionChronicle();
        foreach (var leaf in script.Leaves) chronicle.Add(leaf);
        return chronicle;
    }

    private static List<Dictionary<string, string>> Read(CsvText table)
    {
        var lines = table.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(Fields).ToList();
        Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>A comma within quotes separates nothing.</summary>
    private static List<string> Fields(string line)
    {
        var (fields, quoted) = (new List<string> { "" }, false);
        foreach (var sign in line)
        {
            if (sign == '"') quoted = !quoted;
            else if (sign == ',' && !quoted) fields.Add("");
            else fields[^1] += sign;
        }

        return fields;
    }
}
