using Google.Protobuf;
using Tabulation.Chronicle.Concluding;
using Tabulation.Chronicle.Observing;
using Tabulation.Chronicle.Polling;
using Tabulation.Chronicle.Protocols;
using Tabulation.Chronicle.Reviewing;
using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;

namespace Tabulation.Chronicle.Tests;

public sealed class ReportTests
{
    [Fact]
    public void Held_and_flagged_results_are_listed_for_those_who_may_review_them()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var flagged = election.Result(0);
        flagged.PrecinctResult.Lines[0] = 100;
        var script = new LedgerScript(election).Wait(2_500).Add(election.North, flagged).Add(election.North, election.Overfull(1)).Add(election.Root, election.Overfull(2));
        var chronicle = Told.Of(script);
        Assert.Equal(["P000 FLAGGED N-COM", "P001 HELD N-COM", "P002 HELD CEC"], Rows(chronicle, null));
        Assert.Equal(["P000 FLAGGED N-COM", "P001 HELD N-COM"], Rows(chronicle, "CEC"));
        Assert.Equal(["P002 HELD CEC"], Rows(chronicle, "S-COM"));
        Assert.Empty(Rows(chronicle, "N-COM"));
        Assert.Equal(["BOXES_EXCEED_ISSUED"], ReviewReport.Of(chronicle)[1].Rules);
        Assert.Equal(["REVIEW"], ReviewReport.Of(chronicle)[1].WaitsFor);
    }

    [Fact]
    public void Of_two_reports_that_differ_the_lines_are_named()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified, SmallElectionSettings.ReportTwice);
        var chronicle = Told.Of(new LedgerScript(election).Wait(2_500).Add(election, 1).Add(election.Root, election.Result(1, 1)));
        var second = Assert.Single(ReviewReport.Of(chronicle), row => row.State == "SECOND_HELD");
        Assert.Equal(["issued 3", "boxes 3", "valid 3", "a 1", "b 2"], second.Differences.Select(each => $"{each.Figure} {each.Difference}"));
        Assert.Equal(["P001 HELD N-COM", "P001 SECOND_HELD CEC"], Rows(chronicle, "REVIEW"));
        foreach (var author in new[] { "CEC", "N-COM" }) Assert.Empty(Rows(chronicle, author));
    }

    [Fact]
    public void A_protocol_is_compared_line_by_line()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500).Add(election, 0);
        var right = election.Protocol(script, "N");
        var wrong = election.Protocol(script);
        (wrong.AreaProtocol.Votes[0], wrong.AreaProtocol.Precincts) = (wrong.AreaProtocol.Votes[0] + 5, 2);
        var rows = ProtocolReport.Of(Told.Of(script.Add(election.North, right).Add(election.Root, wrong)).State);
        Assert.Equal([("", false), ("N", true)], rows.Select(row => (row.Area, row.Agrees)));
        Assert.Equal(("a", true, 5L), (rows[0].Differences[0].Figure, rows[0].Differences[0].IsVote, rows[0].Differences[0].Difference));
    }

    [Fact]
    public void Observers_copies_match_or_not_and_say_where()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500).Add(election, 0).Add(election, 1, election.Result(1, 1));
        foreach (var precinct in new[] { 0, 1, 2 }) script.Add(election.Observer, election.Copy(precinct));
        var state = Told.Of(script).State;
        var copied = ObserverReport.Stations(state, ObserverFilter.All).Stations.Where(row => row.State != "NOT_OBSERVED");
        Assert.Equal(["P000 MATCH", "P001 MISMATCH", "P002 NOT_COUNTED"], copied.Select(row => $"{row.Precinct} {row.State}"));
        var totals = Assert.Single(ObserverReport.Totals(state));
        Assert.Equal((3, 2, 1, 1, 9), (totals.Copies, totals.Compared, totals.Matches, totals.Mismatches, totals.NotObserved));
        Assert.Equal((201L, 202L), (totals.Selections[0].Copied, totals.Selections[0].Counted));
    }

    [Fact]
    public void A_poll_without_a_design_effect_has_no_margin_and_says_so()
    {
        var poll = Assert.Single(ExitPollReport.Of(Told.Whole()));
        Assert.Equal([50.0, 30.0, 20.0], poll.Shares.Select(share => share.Share));
        Assert.All(poll.Shares, share => Assert.Null(share.Margin));
        Assert.Contains("Margin not published", poll.MarginNote, StringComparison.Ordinal);
        Assert.Equal("Every tenth voter.", poll.Method);
    }

    [Fact]
    public void Turnout_adds_up_what_was_reported_and_names_what_is_missing()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500);
        foreach (var (precinct, count) in new[] { (0, 100u), (1, 150u), (2, 300u) })
            script.Add(election.CommissionOf(precinct), election.Turnout(precinct, 0, count));
        var percent = election.Turnout(0, 0, 0);
        percent.TurnoutReport = new Contracts.V1.TurnoutReport { Area = "S", Permyriad = 2_512 };
        script.Add(election.South, percent).Add(election, 0);
        var report = TurnoutTable.Of(Told.Of(script), Timestamp.FromMilliseconds(script.Next.Milliseconds + 3_600_000))!;
        var whole = report.Rows.Single(row => row.Area.Length == 0);
        Assert.Equal((3, 12, 550L, 3_000L), (whole.Moments[0].Reported, whole.Moments[0].Expected, whole.Moments[0].Count, whole.Moments[0].Registered!.Value));
        Assert.Equal((0, 0L, false), (whole.Moments[1].Reported, whole.Moments[1].Count, whole.Moments[1].Percent is not null));
        var south = report.Rows.Single(row => row.Area == "S").Moments[0];
        Assert.Equal((1, 300L, 25.12, true), (south.Reported, south.Count, south.Announced!.Percent!.Value, south.Announced.Count is null));
        Assert.Equal((1, 1_000L), (whole.Final!.Precincts, whole.Final.Registered));
        Assert.Equal(9 + 12, report.Lapses.Count(lapse => lapse.Lapse == "MISSING"));
    }

    /// <summary>A percentage is never late, as by the rule, and where only areas tell their turnout no station is missing.</summary>
    [Fact]
    public void Where_turnout_is_told_of_areas_only_nobody_waits_for_stations()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var percent = election.Turnout(0, 0, 0);
        percent.TurnoutReport = new Contracts.V1.TurnoutReport { Area = "S", Permyriad = 2_512 };
        var script = new LedgerScript(election).Wait(30 * 3_600_000).Add(election.South, percent);
        var report = TurnoutTable.Of(Told.Of(script), script.Next)!;
        Assert.Empty(report.Lapses);
        var announced = report.Rows.Single(row => row.Area == "S").Moments[0].Announced!;
        Assert.Equal((25.12, false), (announced.Percent!.Value, announced.Late));
    }

    [Fact]
    public void A_contests_way_to_the_certificate_is_told()
    {
        var chronicle = Told.Whole();
        var list = ContestReport.Of(chronicle.State)[0];
        Assert.Equal(("CERTIFIED", 1, 1, 0, 0), (list.State, list.Annulled, list.WithoutResult, list.Held, list.OutstandingStations));
        Assert.All(list.Selections, each => Assert.Equal((each.Seats, each.Seats), (each.Least, each.Most)));
        Assert.Equal("CEC", list.Certification!.Authority);
        var open = ContestReport.Of(chronicle.State)[1];
        Assert.Equal("OPEN", open.State);
        Assert.NotEmpty(open.Outstanding);
    }

    [Fact]
    public void The_chamber_has_the_seats_of_all_contests()
    {
        var chamber = ChamberReport.Of(Told.Whole().State)!;
        Assert.Equal(chamber.Filled, chamber.Parties.Sum(party => party.Seats));
        Assert.Equal(10, chamber.Parties.Sum(party => party.ListSeats));
        Assert.False(chamber.Final);
        Assert.Equal("a", Assert.Single(chamber.Mandates).List);
    }

    [Fact]
    public void The_chamber_names_nobody_whose_certificate_has_fallen()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = WholeNight.Play(election);
        var certificate = script.State.Beside.Certifications.All.Single().Value.Id;
        script.Add(election.Court, election.Reopening(ByteString.CopyFrom(certificate.Value.ToArray())));
        Assert.Empty(ChamberReport.Of(Told.Of(script).State)!.Mandates);
        script.Add(election.Root, election.Certification(script));
        Assert.Empty(ChamberReport.Of(Told.Of(script).State)!.Mandates);
    }

    private static IEnumerable<string> Rows(ElectionChronicle chronicle, string? authority) =>
        ReviewReport.Of(chronicle, authority is null ? null : chronicle.State.Election!.FindAuthority(authority)).Select(row => $"{row.Precinct} {row.State} {row.Authority}");
}
