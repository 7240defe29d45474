using Tabulation.Client.Files;
using Tabulation.Domain.Elections;
using Tabulation.TestKit;

namespace Tabulation.Client.Tests.Definitions;

public sealed class ElectionFileTests : IDisposable
{
    private readonly SmallElectionFiles small = new();

    public void Dispose() => small.Dispose();

    [Fact]
    public void Every_part_is_read()
    {
        var election = small.Define().Election;
        Assert.Equal("small-1", election.Definition.ExternalId);
        Assert.Equal(["en", "ru"], election.Definition.Names.Select(name => name.Language));
        Assert.Equal(["r1", "r2", "d1", "d2"], election.Areas.Select(area => area.Code).Order(StringComparer.Ordinal).OrderByDescending(code => code[0]));
        Assert.Equal(["lists", "d1", "d2"], election.Contests.Select(contest => contest.Code));
        Assert.Equal(["Anchor", "Bridge, the party", "Cloud"], election.Contests[0].Selections.Select(selection => selection.Names[0].Text));
        Assert.Equal(["Cyd", "Dov"], election.Contests[2].Selections.Select(selection => selection.Names[0].Text));
        Assert.Equal(["r1", "r2", "watchers"], election.Authorities.Skip(1).Select(authority => authority.Code));
        Assert.Equal(AuthorityRole.Observer, election.Authorities[3].Role);
        Assert.Equal(Enumerable.Range(1, 6).Select(ElectionFiles.PrecinctOf), election.Precincts.Select(precinct => precinct.Code));
        Assert.Equal(small.Files.ResultCount, election.Slots.Count);
        Assert.True(election.Definition.Test);
    }

    [Fact]
    public void Stations_have_ids_in_public_schemes_where_they_are_given()
    {
        Assert.All(small.Define().Election.Precincts, station => Assert.Empty(station.ExternalId));
        const string Code = "code: \"{region.code}-{station}\"", Id = "external_id: \"x:{region.code}:{station}\"";
        small.Files.Write(ElectionFiles.Yaml, small.Files.Lines(ElectionFiles.Yaml).SelectMany(line =>
            line.Contains(Code, StringComparison.Ordinal) ? [line, line.Replace(Code, Id, StringComparison.Ordinal)] : new[] { line }));
        Assert.Equal(
            Enumerable.Range(1, 6).Select(ElectionFiles.PrecinctOf).Select(code => $"x:{code.Replace('-', ':')}"),
            small.Define().Election.Precincts.Select(station => station.ExternalId));
    }

    [Fact]
    public void The_same_files_keys_and_secret_give_the_same_election() => Assert.Equal(small.Define().Election.Id, small.Define().Election.Id);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var written = small.Define();
        var problems = new InputProblems();
        var read = Client.Elections.ElectionFolder.Read(written.Directory, problems);
        Assert.Empty(problems.Found);
        Assert.Equal(written.Election.Id, read!.Election.Id);
        Assert.Equal($"{written.Summarize()}", $"{read.Summarize()}");
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    public void Byte_order_marks_and_line_ends_of_Windows_change_nothing(string mark, string end)
    {
        var expected = small.Define().Election.Id;
        foreach (var name in new[] { ElectionFiles.Yaml, ElectionFiles.Stations, ElectionFiles.Districts, ElectionFiles.Lists, ElectionFiles.Candidates })
            File.WriteAllText(small.Files.PathOf(name), mark + string.Join(end, small.Files.Lines(name)) + end);
        Assert.Equal(expected, small.Define().Election.Id);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void A_table_may_use_another_separator(char separator)
    {
        var expected = small.Define().Election.Id;
        small.Files.Write(ElectionFiles.Stations, small.Files.Lines(ElectionFiles.Stations).Select(line => line.Replace(',', separator)));
        Assert.Equal(expected, small.Define().Election.Id);
    }

    [Theory]
    [InlineData("id: small-1", "idd: small-1", "election.idd", "no such key")]
    [InlineData("polls_close: 2024-05-05T20:00:00+02:00", "polls_close: yesterday", "election.polls_close", "offset from UTC")]
    [InlineData("test: true", "test: perhaps", "election.test", "true or false")]
    [InlineData("seats: 5,", "seats: 0,", "contests[0].allocation.seats", "from 1 to 10,000")]
    [InlineData("seats: 5,", "seats: many,", "contests[0].allocation.seats", "from 1 to 10,000")]
    [InlineData("method: hare", "method: hair", "contests[0].allocation.method", "one of hare")]
    [InlineData("share: 5%", "share: 5 of 100", "contests[0].allocation.thresholds[0].share", "like 5%")]
    [InlineData("boxes = valid + invalid", "boxes = valid + spoilt", "forms[0].equations[0].that", "spoilt")]
    [InlineData("role: issued_at_station", "role: issued", "forms[0].lines[1].role", "issued_at_station")]
    [InlineData("threshold: 98%", "threshold: 98.77%", "rules.TURNOUT_HIGH.threshold", "parts per thousand")]
    [InlineData("each: region", "each: regions", "authorities[0].each", "regions")]
    [InlineData("column: region,", "column: regio,", "hierarchies[0].levels[0].column", "it has region, district")]
    [InlineData("registered: before", "registered: befor", "precincts.previous.registered", "it has region, district")]
    [InlineData("code: \"{region.code}-{station}\"", "code: \"{region.code}-{stations}\"", "precincts.code", "{stations}")]
    [InlineData("file: lists.csv", "file: list.csv", "", "no such file")]
    [InlineData("form: protocol", "form: protokoll", "contests[0].form", "there are protocol")]
    [InlineData("kind: candidate", "kind: person", "contests[1].kind", "candidate")]
    [InlineData("role: observer", "role: watcher", "authorities[1].role", "observer")]
    [InlineData("contest: \"{district}\", code:", "contest: \"{area}\", code:", "contests[1].selections.contest", "{area}")]
    [InlineData("lines: { registered:", "line: { registered:", "results[1].line", "no such key")]
    [InlineData("root:", "roots:", "roots", "no such key")]
    public void A_wrong_entry_is_named_by_line_and_path(string good, string bad, string field, string message)
    {
        var line = small.Files.Lines(ElectionFiles.Yaml).Index().First(each => each.Item.Contains(good)).Index + 1;
        small.Files.Change(ElectionFiles.Yaml, line, text => text.Replace(good, bad));
        var problem = Assert.Single(small.Problems(), each => each.Field == field && each.Message.Contains(message, StringComparison.OrdinalIgnoreCase));
        if (field.Length > 0) Assert.Equal((ElectionFiles.Yaml, line), (problem.File, problem.Line));
        if (field.Length > 0) Assert.InRange(problem.Column, 1, 200);
    }

    [Theory]
    [InlineData("code: issued,", "code: registered,")]
    [InlineData("TURNOUT_HIGH", "TURNOUT_HIHG")]
    [InlineData("code: districts", "code: regions")]
    [InlineData("code: contents", "code: \"con tents\"")]
    [InlineData("id: small-1", "id: a-name-that-is-much-longer-than-the-sixty-four-characters-that-it-may-have")]
    [InlineData("polls_close: 2024-05-05T20:00:00+02:00", "polls_close: 2024-05-05T20:00:00+02:00\n  release: 2024-05-04T20:00:00+02:00", 1)]
    [InlineData("code: watchers", "code: central")]
    public void What_only_the_whole_shows_to_be_wrong_is_named_by_line_too(string good, string bad, int further = 0)
    {
        var line = small.Files.Lines(ElectionFiles.Yaml).Index().First(each => each.Item.Contains(good)).Index + 1;
        small.Files.Change(ElectionFiles.Yaml, line, text => text.Replace(good, bad));
        Assert.Contains(small.Problems(), problem => problem.File == ElectionFiles.Yaml && problem.Line == line + further);
    }

    [Theory]
    [InlineData(ElectionFiles.Lists, 3, "list_b", "list_a")]
    [InlineData(ElectionFiles.Candidates, 3, "c2", "c1")]
    [InlineData(ElectionFiles.Districts, 3, "d2", "d1")]
    [InlineData(ElectionFiles.Districts, 2, "Hills", "{long}")]
    public void A_row_that_does_not_go_with_the_others_is_named(string name, int line, string good, string bad)
    {
        small.Files.Change(name, line, text => text.Replace(good, bad.Replace("{long}", new string('x', 301))));
        Assert.Contains(small.Problems(), problem => problem.File == name && problem.Line == line);
    }

    [Fact]
    public void A_public_key_without_its_private_one_is_not_replaced()
    {
        small.Define();
        File.Delete(small.Keys.PathOf("r2"));
        Assert.Contains(small.Problems(), problem => problem.Message.Contains("without its private key"));
    }

    [Fact]
    public void An_election_may_be_defined_from_its_own_copy()
    {
        var first = small.Define();
        foreach (var name in new[] { ElectionFiles.Stations, ElectionFiles.Districts, ElectionFiles.Lists, ElectionFiles.Candidates })
            File.Copy(small.Files.PathOf(name), Path.Combine(first.Directory, name));
        var problems = new InputProblems();
        var copy = Path.Combine(first.Directory, "mapping.yaml");
        var defined = Client.Definitions.ElectionFile.Read(copy, null, small.Keys, false, problems)!;
        small.Keys.TryRead(defined.RootKey, out var key);
        var root = new Client.Signing.StatementSigner("central", key!, small.Keys.ReadOrCreateNonceSecret());
        Assert.Equal(first.Election.Id, Client.Elections.ElectionFolder.Write(first.Directory, defined, root, copy, problems)!.Election.Id);
    }

    [Theory]
    [InlineData("", "It has 0 documents")]
    [InlineData("a: [1, 2\nb: 3\n", "")]
    [InlineData("just text\n", "keys and values")]
    [InlineData("election: 1\nelection: 2\n", "")]
    public void What_is_no_election_file_is_said_to_be_none(string text, string message)
    {
        File.WriteAllText(small.Files.PathOf(ElectionFiles.Yaml), text);
        Assert.Contains(small.Problems(), problem => problem.File == ElectionFiles.Yaml && problem.Message.Contains(message));
    }

    [Fact]
    public void Problems_of_several_files_are_reported_together()
    {
        small.Files.Change(ElectionFiles.Stations, 3, line => line.Replace("1000", "1O00"));
        small.Files.Change(ElectionFiles.Stations, 5, line => line + ",7");
        small.Files.Change(ElectionFiles.Candidates, 4, line => line.Replace("c1", "c 1"));
        small.Files.Change(ElectionFiles.Yaml, 5, _ => "  test: perhaps");
        var places = small.Problems().Select(problem => (problem.File, problem.Line)).ToHashSet();
        Assert.Superset(
            new HashSet<(string, int)> { (ElectionFiles.Stations, 3), (ElectionFiles.Stations, 5), (ElectionFiles.Candidates, 4), (ElectionFiles.Yaml, 5) }, places);
    }

    [Fact]
    public void Two_stations_with_one_code_are_both_named()
    {
        small.Files.Change(ElectionFiles.Stations, 6, line => line.Replace(",5,", ",1,"));
        var problem = Assert.Single(small.Problems());
        Assert.Equal((ElectionFiles.Stations, 6, "station"), (problem.File, problem.Line, problem.Field));
        Assert.Contains("line 2", problem.Message);
    }

    [Fact]
    public void Every_station_without_a_region_is_named()
    {
        foreach (var line in new[] { 3, 5 }) small.Files.Change(ElectionFiles.Stations, line, text => text[text.IndexOf(',')..]);
        Assert.Equal([3, 5], small.Problems().Select(problem => problem.Line));
    }

    [Theory]
    [InlineData(ElectionFiles.Stations)]
    [InlineData(ElectionFiles.Districts)]
    [InlineData(ElectionFiles.Lists)]
    public void An_empty_table_is_named(string name)
    {
        File.WriteAllText(small.Files.PathOf(name), "");
        Assert.Contains(small.Problems(), problem => problem.File == name && problem.Message.Contains("empty"));
    }
}
