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
            var isLines = path.Contains(".jsonl", StringComparison.OrdinalIgnoreCase);
            return isLines ? ReadLines(text, election, file, problems) : ReadArray(text, election, file, problems);
        }
        catch (Exception exception) when (Text.IsUnreadable(exception))
        {
            problems.Add(new InputProblem(file, 0, 0, "", Text.WhyUnreadable(exception)));
            return [];
        }
    }

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
        using var document = Parse(text.ReadToEnd(), file, 1, problems);
        if (document is null) return [];
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new InputProblem(file, 0, 0, "", "It must be an array of results; one result a line goes into a .jsonl file."));
            return [];
        }

        var rows = document.RootElement.EnumerateArray().Select((item, number) => JsonResult.Read(item, election, file, number + 1, problems));
        return [.. rows.OfType<ResultRow>()];
    }

    private static JsonDocument? Parse(string text, string file, int firstLine, InputProblems problems)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            var (line, column) = ((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
            problems.Add(new InputProblem(file, firstLine + line, column + 1, "", "It is not JSON here."));
            return null;
        }
    }
}
