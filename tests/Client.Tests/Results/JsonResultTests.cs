using System.Text.Json.Nodes;
using Tabulation.Client.Elections;
using Tabulation.Client.Results;
using Tabulation.Domain.Elections;

namespace Tabulation.Client.Tests.Results;

public sealed class JsonResultTests : IDisposable
{
    private const string Good =
        """{"contest":"lists","precinct":"r1-1","lines":[1000,60,60,2,58],"votes":{"list_a":30,"list_b":18,"list_c":10},"reason":"why","as_written":true}""";

    private readonly SmallElectionFiles small = new();
    private readonly ElectionFolder election;

    public JsonResultTests() => election = small.Define();

    public void Dispose() => small.Dispose();

    [Fact]
    public void A_result_is_read_with_all_that_it_may_have()
    {
        var row = Assert.Single(Read("r.jsonl", Good.Replace("\"reason\"", $"\"form_hash\":\"{new string('a', 64)}\",\"reason\"")).Rows);
        Assert.Equal([1000, 60, 60, 2, 58, 30, 18, 10], row.Figures);
        Assert.True(row.AsWritten);
        Assert.Equal("why", row.Reason);
        Assert.Equal(Enumerable.Repeat((byte)0xAA, 32), row.FormHash.ToArray());
    }

    [Theory]
    [InlineData("\"lists\"", "\"list\"", "contest", "no contest")]
    [InlineData("\"r1-1\"", "\"r1-9\"", "precinct", "no precinct")]
    [InlineData("\"r1-1\"", "7", "precinct", "must be a text")]
    [InlineData("58]", "58,1]", "lines", "there must be 5")]
    [InlineData("60,60", "60,-60", "lines[2]", "not a whole number")]
    [InlineData("60,60", "60,\"60\"", "lines[2]", "not a whole number")]
    [InlineData("60,60", "60,1.5", "lines[2]", "not a whole number")]
    [InlineData("60,60", "60,99999999999999999999", "lines[2]", "not a whole number")]
    [InlineData("\"list_b\":18,", "", "votes.list_b", "needed")]
    [InlineData("\"list_b\":18", "\"list_b\":18,\"list_b\":19", "votes.list_b", "more than once")]
    [InlineData("list_b", "list_z", "votes.list_z", "none with this code")]
    [InlineData("\"reason\"", "\"precinct\"", "precinct", "more than once")]
    [InlineData("\"reason\"", "\"reasons\"", "reasons", "no such key")]
    [InlineData("true", "\"true\"", "as_written", "true or false")]
    [InlineData("\"reason\":\"why\"", "\"form_hash\":\"ab\"", "form_hash", "SHA-256")]
    [InlineData("why", "\\ud800", "", "not Unicode")]
    public void What_is_wrong_is_named_by_line_and_field_in_both_forms(string good, string bad, string field, string message)
    {
        var other = Good.Replace("r1-1", "r1-3");
        foreach (var (name, text) in new[] { ("r.jsonl", $"{other}\n\n{Good.Replace(good, bad)}\n"), ("r.json", $"[{other},\n\n{Good.Replace(good, bad)}]") })
        {
            var (rows, problems) = Read(name, text);
            Assert.Contains(problems, problem => problem.Line == 3 && problem.Field == field && problem.Message.Contains(message));
            Assert.All(problems, problem => Assert.Equal((name, 3), (problem.File, problem.Line)));
            Assert.Single(rows);
        }
    }

    [Theory]
    [InlineData("r.json", "[\n{},\n{\"a\" 1}]", 3, 6)]
    [InlineData("r.jsonl", "{}\n{\"a\" 1}", 2, 6)]
    [InlineData("r.json", "[]\n[]", 2, 1)]
    [InlineData("r.json", "[", 1, 2)]
    public void What_is_not_Json_is_named_by_line_and_column(string name, string text, int line, int column) =>
        Assert.Contains(Read(name, text).Problems, problem => (problem.Line, problem.Column, problem.Message) == (line, column, "It is not JSON here."));

    [Theory]
    [InlineData("{}", "array")]
    [InlineData("", "empty")]
    [InlineData(" \n", "empty")]
    public void A_file_that_holds_no_array_is_named(string text, string message) => Assert.Contains(message, Assert.Single(Read("r.json", text).Problems).Message);

    [Fact]
    public void The_name_of_a_folder_does_not_make_its_files_Json_lines()
    {
        Directory.CreateDirectory(small.Files.PathOf("a.jsonl"));
        Assert.Single(Read("a.jsonl/r.json", $"[{Good}]").Rows);
    }

    [Fact]
    public void A_second_result_of_a_precinct_is_named_by_both_lines()
    {
        var problem = Assert.Single(Read("r.json", $"[\n{Good},\n{Good}\n]").Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains("on line 2 already", problem.Message);
    }

    internal static JsonObject ItemOf(Election election, ResultRow row)
    {
        var sheet = election.Sheets[row.Contest.Value];
        var votes = sheet.Contest.Selections.Zip(row.Figures.Skip(sheet.Lines), (selection, figure) => KeyValuePair.Create(selection.Code, (JsonNode?)figure));
        return new JsonObject
        {
            ["contest"] = sheet.Contest.Code,
            ["precinct"] = election[row.Precinct].Code,
            ["lines"] = new JsonArray([.. row.Figures.Take(sheet.Lines).Select(figure => JsonValue.Create(figure))]),
            ["votes"] = new JsonObject(votes),
        };
    }

    private (IReadOnlyList<ResultRow> Rows, IReadOnlyList<Files.InputProblem> Problems) Read(string name, string text)
    {
        File.WriteAllText(small.Files.PathOf(name), text);
        return small.Results(election, name);
    }
}
