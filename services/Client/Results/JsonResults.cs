using System.Text;
using System.Text.Json;
using Tabulation.Client.Files;
using Tabulation.Domain.Elections;

namespace Tabulation.Client.Results;

/// <summary>
/// Reads results from JSON: <c>.json</c> holds an array of objects, <c>.jsonl</c> an object a line. Each has <c>contest</c>,
/// <c>precinct</c>, <c>lines</c> and <c>votes</c> (objects by code, or arrays in the definition's order), and may have <c>as_written</c>,
/// <c>reason</c> and <c>form_hash</c>.
/// </summary>
internal static class JsonResults
{
    public static List<ResultRow> Read(string path, Election election, InputProblems problems)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var text = Text.Open(path);
            return IsLines(path) ? ReadLines(text, election, file, problems) : ReadArray(text, election, file, problems);
        }
        catch (Exception exception) when (Text.IsUnreadable(exception))
        {
            problems.Add(new InputProblem(file, 0, 0, "", Text.WhyUnreadable(exception)));
            return [];
        }
    }

    /// <summary>True for a name that ends in <c>.jsonl</c> or <c>.jsonl.gz</c>.</summary>
    public static bool IsLines(string path) => Text.ExtensionOf(path) == ".jsonl";

    private static List<ResultRow> ReadLines(StreamReader text, Election election, string file, InputProblems problems)
    {
        var rows = new List<ResultRow>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var document = Parse(line, file, number, problems);
            if (document is not null && JsonResult.Read(document.RootElement, election, file, number, problems) is { } row) rows.Add(row);
        }

        return rows;
    }

    private static List<ResultRow> ReadArray(StreamReader text, Election election, string file, InputProblems problems)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ReadToEnd());
        var rows = new List<ResultRow>();
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty) problems.Add(new InputProblem(file, 0, 0, "", "It is empty; it must be an array of results."));
            else if (reader.Read() && reader.TokenType == JsonTokenType.StartArray) ReadItems(bytes, ref reader, election, file, problems, rows);
            else problems.Add(new InputProblem(file, 0, 0, "", "It must be an array of results; one result a line goes into a .jsonl file."));
        }
        catch (JsonException exception)
        {
            problems.Add(NotJson(exception, file, 1));
        }

        return rows;
    }

    private static void ReadItems(byte[] bytes, ref Utf8JsonReader reader, Election election, string file, InputProblems problems, List<ResultRow> rows)
    {
        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            line += bytes.AsSpan(counted..start).Count((byte)'\n');
            counted = start;
            using var document = JsonDocument.ParseValue(ref reader);
            if (JsonResult.Read(document.RootElement, election, file, line, problems) is { } row) rows.Add(row);
        }

        // What follows the array's end is no JSON.
        reader.Read();
    }

    private static JsonDocument? Parse(string text, string file, int line, InputProblems problems)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            problems.Add(NotJson(exception, file, line));
            return null;
        }
    }

    private static InputProblem NotJson(JsonException exception, string file, int firstLine) =>
        new(file, firstLine + (int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0) + 1, "", "It is not JSON here.");
}
