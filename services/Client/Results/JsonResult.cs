using System.Text.Json;
using Tabulation.Client.Files;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Results;

/// <summary>Reads one result from a JSON object.</summary>
internal sealed class JsonResult
{
    private static readonly string[] Keys = ["contest", "precinct", "lines", "votes", "as_written", "reason", "form_hash"];

    private readonly JsonElement item;
    private readonly Action<string, string> problem;

    private JsonResult(JsonElement item, Action<string, string> problem) => (this.item, this.problem) = (item, problem);

    /// <param name="item">The object.</param>
    /// <param name="election">Where its codes are looked up.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="number">The line where it begins, from 1.</param>
    /// <param name="problems">What is wrong, if anything.</param>
    /// <returns>The result, or null where there are problems.</returns>
    public static ResultRow? Read(JsonElement item, Election election, string file, int number, InputProblems problems)
    {
        var before = problems.Count;
        void Problem(string field, string message) => problems.Add(new InputProblem(file, number, 0, field, message));
        try
        {
            var row = new JsonResult(item, Problem).Read(election, number);
            return problems.Count == before ? row : null;
        }
        catch (InvalidOperationException)
        {
            // What a text says is only looked at when it is read; what is no text at all has been found before.
            Problem("", "One of its texts is not Unicode.");
            return null;
        }
    }

    private ResultRow? Read(Election election, int number)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            problem("", "It must be an object.");
            return null;
        }

        OnlyOnce(item, "");
        foreach (var key in item.EnumerateObject().Select(property => property.Name).Except(Keys))
            problem(key, $"There is no such key here; there are {string.Join(", ", Keys)}.");
        var contest = election.FindContest(Text("contest"));
        var precinct = election.FindPrecinct(Text("precinct"));
        if (contest is null) problem("contest", $"The election has no contest \"{Text("contest")}\".");
        if (precinct is null) problem("precinct", $"The election has no precinct \"{Text("precinct")}\".");
        return contest is null || precinct is null ? null : new ResultRow
        {
            Line = number,
            Contest = contest.Value,
            Precinct = precinct.Value,
            Figures = Figures(election.Sheets[contest.Value.Value]),
            AsWritten = Flag("as_written"),
            Reason = Text("reason"),
            FormHash = Hash("form_hash"),
        };
    }

    private List<long> Figures(Sheet sheet) =>
    [
        .. Figures("lines", [.. sheet.Form.Lines.Select(line => line.Code)]),
        .. Figures("votes", [.. sheet.Contest.Selections.Select(selection => selection.Code)]),
    ];

    private IEnumerable<long> Figures(string key, IReadOnlyList<string> codes)
    {
        if (!item.TryGetProperty(key, out var figures) || figures.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            problem(key, "This is needed: an object with a number for each code, or an array of numbers.");
            return [];
        }

        if (figures.ValueKind == JsonValueKind.Array)
        {
            if (figures.GetArrayLength() != codes.Count) problem(key, $"It has {figures.GetArrayLength()} numbers; there must be {codes.Count}: {string.Join(", ", codes)}.");
            return figures.EnumerateArray().Select((figure, number) => Whole(figure, $"{key}[{number}]"));
        }

        OnlyOnce(figures, $"{key}.");
        foreach (var unknown in figures.EnumerateObject().Select(figure => figure.Name).Except(codes))
            problem($"{key}.{unknown}", $"There is none with this code; there are {string.Join(", ", codes)}.");
        return codes.Select(code => Whole(figures.TryGetProperty(code, out var figure) ? figure : default, $"{key}.{code}"));
    }

    private void OnlyOnce(JsonElement container, string path)
    {
        foreach (var (key, times) in container.EnumerateObject().CountBy(property => property.Name))
            if (times > 1) problem($"{path}{key}", "It is given more than once.");
    }

    private long Whole(JsonElement figure, string path)
    {
        if (figure.ValueKind == JsonValueKind.Number && figure.TryGetInt64(out var whole) && whole >= 0) return whole;
        problem(path, figure.ValueKind == JsonValueKind.Undefined ? "This is needed; 0 where there are none." : $"{figure} is not a whole number that a count can be.");
        return 0;
    }

    private bool Flag(string key)
    {
        if (!item.TryGetProperty(key, out var flag)) return false;
        if (flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) problem(key, "It must be true or false.");
        return flag.ValueKind == JsonValueKind.True;
    }

    private string Text(string key)
    {
        if (!item.TryGetProperty(key, out var text)) return "";
        if (text.ValueKind == JsonValueKind.String) return text.GetString()!;
        problem(key, "It must be a text.");
        return "";
    }

    private byte[] Hash(string key)
    {
        var text = Text(key);
        if (text.Length == 0) return [];
        if (text.Length == 2 * Digest.Size && text.All(char.IsAsciiHexDigit)) return Convert.FromHexString(text);
        problem(key, $"It is not a SHA-256: {2 * Digest.Size} hexadecimal digits.");
        return [];
    }
}
