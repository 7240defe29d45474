using CsvHelper;
using Tabulation.Client.Files;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Which area a text in a column stands for: what was made up when the election was defined, kept so that results find the same areas in
/// whatever order their rows come.
/// </summary>
internal sealed class AreaCodes
{
    /// <summary>Name of its file in an election's folder.</summary>
    public const string FileName = "areas.csv";

    private static readonly string[] Header = ["column", "parent", "text", "code"];

    private readonly OrderedDictionary<(string Column, string Parent, string Text), string> codes = [];

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static AreaCodes Read(string folder, InputProblems problems)
    {
        var read = new AreaCodes();
        using var table = CsvTable.Open(Path.Combine(folder, FileName), problems);
        if (table is not null && !table.Header.SequenceEqual(Header))
            problems.Add(new InputProblem(FileName, 1, 0, "", $"The columns must be {string.Join(", ", Header)}."));
        else foreach (var row in table?.Rows() ?? []) read.Add(row[0], row[1], row[2], row[3]);
        return read;
    }

    /// <param name="column">The level's column.</param>
    /// <param name="parent">Code of the parent area, or empty.</param>
    /// <param name="text">What stands in the column.</param>
    public string? Find(string column, string parent, string text) => codes.TryGetValue((column, parent, text), out var code) ? code : null;

    /// <summary>The areas made from one column, in the order made.</summary>
    public IReadOnlyList<(string Text, string Code)> Of(string column) =>
        [.. codes.Where(area => area.Key.Column == column).Select(area => (area.Key.Text, area.Value))];

    public void Add(string column, string parent, string text, string code) => codes[(column, parent, text)] = code;

    public void Write(string folder)
    {
        using var csv = CsvWriter.ToFile(Path.Combine(folder, FileName));
        csv.WriteHeader(Header);
        foreach (var (key, code) in codes) csv.WriteRecord(new[] { key.Column, key.Parent, key.Text, code });
    }
}
