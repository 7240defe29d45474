using System.IO.Compression;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Tabulation.Client.Elections;
using Tabulation.Client.Results;
using Tabulation.Client.Tests.Definitions;
using Tabulation.TestKit;

namespace Tabulation.Client.Tests.Results;

public sealed class ResultFileTests : IDisposable
{
    private static readonly string[] Figures = ElectionFiles.ResultHeader.Split(',')[3..];

    private readonly SmallElectionFiles small = new();
    private readonly ElectionFolder election;

    public ResultFileTests() => election = small.Define();

    public void Dispose() => small.Dispose();

    [Fact]
    public void Each_row_gives_a_result_of_each_contest()
    {
        var (rows, problems) = small.Results(election);
        Assert.Empty(problems);
        Assert.Equal(small.Files.ResultCount, rows.Count);
        Assert.Equal([1000, 60, 60, 2, 58, 30, 18, 10], rows[0].Figures);
        Assert.Equal([1000, 60, 60, 4, 56, 36, 20], rows[1].Figures);
        Assert.Equal(["lists", "d1", "lists", "d1", "lists", "d2"], rows.Take(6).Select(row => election.Election[row.Contest].Code));
        Assert.Equal([2, 2, 3, 3], rows.Take(4).Select(row => row.Line));
        Assert.Equal("r2-2", election.Election[rows[2].Precinct].Code);
    }

    [Fact]
    public void Json_lines_of_Json_and_what_is_compressed_say_the_same()
    {
        var expected = Content(small.Results(election).Rows);
        var items = Items();
        File.WriteAllText(small.Files.PathOf("r.json"), new JsonArray([.. items.Select(item => item.DeepClone())]).ToString());
        small.Files.Write("r.jsonl", items.Select(item => item.ToJsonString()));
        foreach (var name in new[] { ElectionFiles.Results, "r.json", "r.jsonl" })
        {
            Compress(name);
            foreach (var file in new[] { name, name + ".gz" })
            {
                var (rows, problems) = small.Results(election, file);
                Assert.Empty(problems);
                Assert.Equal(expected, Content(rows));
            }
        }
    }

    [Theory]
    [InlineData("\uFEFF", "\n", ',')]
    [InlineData("", "\r\n", ',')]
    [InlineData("\uFEFF", "\r\n", ';')]
    [InlineData("", "\n", '\t')]
    public void Marks_line_ends_and_separators_change_nothing(string mark, string end, char separator)
    {
        var expected = Content(small.Results(election).Rows);
        var lines = small.Files.Lines(ElectionFiles.Results).Select(line => line.Replace(',', separator));
        File.WriteAllText(small.Files.PathOf(ElectionFiles.Results), mark + string.Join(end, lines));
        var (rows, problems) = small.Results(election);
        Assert.Empty(problems);
        Assert.Equal(expected, Content(rows));
    }

    [Fact]
    public void A_damaged_line_is_named_and_no_other_and_the_rest_is_read()
    {
        var places = from line in Gen.Choose(2, 7)
                     from damage in Gen.Elements("unclosed", "unclosed last", "extra", "missing", "stray")
                     select (Line: line, Damage: damage);
        var before = small.Files.Lines(ElectionFiles.Results);
        Properties.Holds(places, place =>
        {
            small.Files.Change(ElectionFiles.Results, place.Line, line => DamagedLineTests.Damage(line, place.Damage));
            var (rows, problems) = small.Results(election);
            small.Files.Write(ElectionFiles.Results, before);
            return problems.Count > 0 && problems.All(problem => problem.Line == place.Line)
                && rows.Count == small.Files.ResultCount - 2 && rows.All(row => row.Line != place.Line);
        });
    }

    [Fact]
    public void A_damaged_figure_is_named_by_line_and_column()
    {
        var places = from line in Gen.Choose(2, 7)
                     from column in Gen.Choose(0, Figures.Length - 1)
                     from figure in Gen.Elements("", "6O", "-1", "1.5", "1e3", "1 000", "99999999999999999999", "0x10", "\u0661\u0662")
                     select (Line: line, Column: column + 3, Figure: figure);
        var before = small.Files.Lines(ElectionFiles.Results);
        Properties.Holds(places, place =>
        {
            small.Files.Change(ElectionFiles.Results, place.Line, line => Replace(line, place.Column, place.Figure));
            var (_, problems) = small.Results(election);
            small.Files.Write(ElectionFiles.Results, before);
            return problems is [var only] && (only.Line, only.Column, only.Field) == (place.Line, place.Column + 1, Figures[place.Column - 3]);
        });
    }

    [Theory]
    [InlineData(0, "East", "region", "no area")]
    [InlineData(1, "d7", "district", "no contest")]
    [InlineData(2, "77", "station", "no precinct")]
    public void A_row_about_something_else_is_named(int column, string cell, string field, string message)
    {
        small.Files.Change(ElectionFiles.Results, 4, line => Replace(line, column, cell));
        var (_, problems) = small.Results(election);
        Assert.Contains(problems, problem => (problem.Line, problem.Column, problem.Field) == (4, column + 1, field) && problem.Message.Contains(message));
        Assert.All(problems, problem => Assert.Equal(4, problem.Line));
    }

    [Fact]
    public void A_second_result_of_a_precinct_is_named_with_the_first()
    {
        small.Files.Write(ElectionFiles.Results, [.. small.Files.Lines(ElectionFiles.Results), ElectionFiles.ResultLine(2, 1)]);
        var (rows, problems) = small.Results(election);
        Assert.Equal(small.Files.ResultCount, rows.Count);
        Assert.Equal([8, 8], problems.Select(problem => problem.Line));
        Assert.All(problems, problem => Assert.Contains("on line 3 already", problem.Message));
        Assert.Contains("\"r2-2\"", problems[0].Message);
    }

    [Fact]
    public void Everything_wrong_is_reported_together()
    {
        small.Files.Change(ElectionFiles.Results, 2, line => Replace(Replace(line, 3, "x"), 8, "y"));
        small.Files.Change(ElectionFiles.Results, 4, line => "\"" + line);
        small.Files.Change(ElectionFiles.Results, 6, line => Replace(line, 2, "77"));
        var (rows, problems) = small.Results(election);
        Assert.Equal(new HashSet<(int, int)> { (2, 4), (2, 9), (4, 1), (6, 3) }, problems.Select(problem => (problem.Line, problem.Column)).ToHashSet());
        Assert.Equal(7, rows.Count);
    }

    [Fact]
    public void A_missing_column_is_named_with_those_that_are_there()
    {
        small.Files.Change(ElectionFiles.Results, 1, line => line.Replace("list_b", "list_bb"));
        var (_, problems) = small.Results(election);
        Assert.Contains(problems, problem => problem.Message.Contains("no column \"list_b\"") && problem.Message.Contains("list_bb"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"region,district\n")]
    [InlineData("region,region\n")]
    public void A_file_without_a_usable_header_is_named(string text)
    {
        File.WriteAllText(small.Files.PathOf(ElectionFiles.Results), text);
        var (rows, problems) = small.Results(election);
        Assert.Empty(rows);
        Assert.Equal(ElectionFiles.Results, Assert.Single(problems).File);
    }

    [Theory]
    [InlineData("none.csv")]
    [InlineData("none.jsonl")]
    [InlineData("none.json.gz")]
    [InlineData("no/such/folder.csv")]
    public void A_missing_file_is_said_to_be_missing(string name) => Assert.Contains("no such file", Assert.Single(small.Results(election, name).Problems).Message);

    [Fact]
    public void What_is_not_compressed_although_its_name_says_so_is_named()
    {
        File.Copy(small.Files.PathOf(ElectionFiles.Results), small.Files.PathOf("r.csv.gz"));
        Assert.Contains("gzip", Assert.Single(small.Results(election, "r.csv.gz").Problems).Message);
    }

    [Fact]
    public void Bytes_that_are_not_Utf8_are_named_once()
    {
        small.Files.Change(ElectionFiles.Results, 5, line => Replace(line, 0, "S\u00E4d"));
        File.WriteAllBytes(small.Files.PathOf(ElectionFiles.Results),
            System.Text.Encoding.Latin1.GetBytes(File.ReadAllText(small.Files.PathOf(ElectionFiles.Results))));
        var (_, problems) = small.Results(election);
        Assert.Equal((5, 1, "region"), Assert.Single(problems.Select(problem => (problem.Line, problem.Column, problem.Field)).Distinct()));
        Assert.Single(problems, problem => problem.Message.Contains("UTF-8"));
    }

    internal static string Replace(string line, int column, string cell)
    {
        var cells = line.Split(',');
        cells[column] = cell;
        return string.Join(',', cells);
    }

    private List<JsonObject> Items() => [.. small.Results(election).Rows.Select(row => JsonResultTests.ItemOf(election.Election, row))];

    private static IEnumerable<string> Content(IEnumerable<ResultRow> rows) =>
        rows.Select(row => $"{row.Contest} {row.Precinct} {string.Join(' ', row.Figures)} {row.AsWritten} {row.Reason} {row.FormHash.Length}");

    private void Compress(string name)
    {
        using var file = new GZipStream(File.Create(small.Files.PathOf(name + ".gz")), CompressionLevel.Fastest);
        file.Write(File.ReadAllBytes(small.Files.PathOf(name)));
    }
}
