using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TestKit;

namespace Tabulation.Client.Tests.Definitions;

/// <summary>The parts of an election file about what happens around and after the count.</summary>
public sealed class WholeElectionFileTests : IDisposable
{
    private const string Moments = """
          polls_open: 2024-05-05T07:00:00+02:00
          exit_polls_from: 2024-05-05T21:00:00+02:00
          annulment: keep_registered
        """;

    private const string Parts = """
        turnout:
          measure: in_boxes
          roll: reported
          contest: d1
          due_minutes: 45
          moments: [ 2024-05-05T10:00:00+02:00, 2024-05-05T14:00:00+02:00, 2024-05-05T20:00:00+02:00 ]
        quota:
          names: { en: Women and young people, ru: Женщины и молодёжь }
          share: 30%
          rounding: up
          legal_basis: Election Act, s. 87
        chamber:
          names: Assembly
          seats: 7
          previous:
            - { list: list_a, names: Anchor, seats: 4 }
            - { names: Independents, seats: 3 }
        previous_election:
          id: 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
          external_id: small-0
          kind: repeat
        """;

    private readonly SmallElectionFiles small = new();

    public WholeElectionFileTests()
    {
        var lines = small.Files.Lines(ElectionFiles.Yaml).ToList();
        lines.InsertRange(lines.FindIndex(line => line.Contains("test: true")) + 1, Moments.Split('\n'));
        lines.AddRange(Parts.Split('\n'));
        var rule = lines.FindIndex(line => line == "rules:") + 1;
        lines.Insert(rule, "  ENDORSEMENT_AWAITED: { disposition: hold, legal_basis: \"Election Act, s. 60\" }");
        lines.Insert(rule, "  SECOND_REPORT_AWAITED: { disposition: hold, legal_basis: \"Election Act, s. 61\" }");
        small.Files.Write(ElectionFiles.Yaml, lines);
    }

    public void Dispose() => small.Dispose();

    [Fact]
    public void What_depends_on_the_hour_is_read()
    {
        var definition = small.Define().Election.Definition;
        Assert.Equal(Timestamp.FromMilliseconds(1_714_885_200_000), definition.PollsOpen);
        Assert.Equal(Timestamp.FromMilliseconds(1_714_935_600_000), definition.ExitPollsFrom);
        Assert.Equal(AnnulmentEffect.KeepRegistered, definition.AnnulmentEffect);
    }

    [Fact]
    public void Turnout_says_what_is_counted_over_which_roll_and_when()
    {
        var plan = small.Define().Election.Definition.Turnout!;
        Assert.Equal((TurnoutMeasure.InBoxes, TurnoutRoll.Reported, new ContestIndex(1), 45), (plan.Measure, plan.Roll, plan.Contest, plan.DueMinutes));
        Assert.Equal([8, 12, 18], plan.Moments.Select(moment => moment.At.Milliseconds / 3_600_000 % 24));
        Assert.All(plan.Moments, moment => Assert.Equal(120, moment.OffsetMinutes));
    }

    [Fact]
    public void Quota_chamber_and_previous_election_are_read()
    {
        var definition = small.Define().Election.Definition;
        Assert.Equal((30, 100, QuotaRounding.Up), (definition.Quota!.Numerator, definition.Quota.Denominator, definition.Quota.Rounding));
        Assert.Equal(["en", "ru"], definition.Quota.Names.Select(name => name.Language));
        Assert.Equal(7, definition.Chamber!.Seats);
        Assert.Equal([("list_a", "Anchor", 4), ("", "Independents", 3)], definition.Chamber.Previous.Select(each => (each.List, each.Names[0].Text, each.Seats)));
        Assert.Equal(("small-0", PreviousElectionKind.Repeat), (definition.PreviousElection!.ExternalId, definition.PreviousElection.Kind));
    }

    [Fact]
    public void Both_policies_of_two_pairs_of_eyes_are_read()
    {
        var rules = small.Define().Election.Rules;
        Assert.True(rules.ReportsTwice);
        Assert.Equal(Disposition.Hold, rules.DispositionOf(Rule.EndorsementAwaited));
    }

    [Fact]
    public void Quota_members_come_from_the_lists_table()
    {
        small.Files.Write(ElectionFiles.Lists, "column,name,candidates,members", "list_a,Anchor,9,3", "list_b,Bridge,9,", "list_c,Cloud,5,5");
        Change("file: lists.csv, code: \"{column}\"", "file: lists.csv, candidates: \"{candidates}\", quota_members: \"{members}\", code: \"{column}\"");
        Assert.Equal([3, null, 5], small.Define().Election.Contests[0].Selections.Select(selection => selection.QuotaMembers));
    }

    [Theory]
    [InlineData("annulment: keep_registered", "annulment: keep", "election.annulment", "one of keep_registered, keep_lines, leave_all")]
    [InlineData("polls_open: 2024-05-05T07:00:00+02:00", "polls_open: 7 o'clock", "election.polls_open", "offset from UTC")]
    [InlineData("exit_polls_from: 2024", "exit_polls_form: 2024", "election.exit_polls_form", "no such key")]
    [InlineData("measure: in_boxes", "measure: boxes", "turnout.measure", "one of issued, in_boxes, persons")]
    [InlineData("roll: reported", "roll: theirs", "turnout.roll", "one of registry, reported")]
    [InlineData("contest: d1", "contest: d9", "turnout.contest", "no contest \"d9\"")]
    [InlineData("due_minutes: 45", "due_minutes: 0", "turnout.due_minutes", "from 1 to 1,440")]
    [InlineData("moments: [ 2024-05-05T10:00:00+02:00", "moments: [ 2024-05-05 10:00", "turnout.moments[0]", "offset from UTC")]
    [InlineData("share: 30%", "share: 130%", "quota.share", "not over 1")]
    [InlineData("share: 30%", "share: a third", "quota.share", "not over 1")]
    [InlineData("rounding: up", "rounding: upwards", "quota.rounding", "one of up, down, nearest")]
    [InlineData("legal_basis: Election Act, s. 87", "legal_basis: \"\"", "quota.legal_basis", "needed")]
    [InlineData("  seats: 7", "  seats: seven", "chamber.seats", "from 1 to 10,000")]
    [InlineData("kind: repeat", "kind: again", "previous_election.kind", "one of run_off, repeat")]
    [InlineData("id: 0011", "id: 11", "previous_election.id", "64 hexadecimal digits")]
    public void A_wrong_entry_is_named_by_line_and_path(string good, string bad, string field, string message)
    {
        var line = Change(good, bad);
        var problem = Assert.Single(small.Problems(), each => each.Field == field && each.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal((ElectionFiles.Yaml, line), (problem.File, problem.Line));
    }

    [Theory]
    [InlineData("polls_open: 2024-05-05", "polls_open: 2024-05-06", "lies after polls_close")]
    [InlineData("2024-05-05T14:00:00+02:00", "2024-05-05T09:00:00+02:00", "not after the moment ahead")]
    [InlineData("  seats: 7", "  seats: 8", "the contests give 7 together")]
    [InlineData("list: list_a,", "list: list_x,", "must be the code of a list")]
    [InlineData("{ names: Independents, seats: 3 }", "{ seats: 3 }", "at least one")]
    [InlineData("SECOND_REPORT_AWAITED: { disposition: hold", "SECOND_REPORT_AWAITED: { disposition: flag", "must be HOLD")]
    [InlineData("ENDORSEMENT_AWAITED: { disposition: hold, legal_basis: \"Election Act, s. 60\"", "ENDORSEMENT_AWAITED: { disposition: hold", "only where the law says so")]
    public void What_only_the_whole_shows_to_be_wrong_is_named_by_line_too(string good, string bad, string message)
    {
        var line = Change(good, bad);
        Assert.Contains(small.Problems(), problem => problem.File == ElectionFiles.Yaml && problem.Line == line && problem.Message.Contains(message));
    }

    private int Change(string good, string bad)
    {
        var line = small.Files.Lines(ElectionFiles.Yaml).Index().First(each => each.Item.Contains(good)).Index + 1;
        small.Files.Change(ElectionFiles.Yaml, line, text => text.Replace(good, bad));
        return line;
    }
}
