using CsvHelper;

namespace Tabulation.Client.Files;

/// <summary>The current row of a <see cref="CsvTable"/>.</summary>
internal sealed class CsvRow(CsvTable table, CsvReader reader, InputProblems problems)
{
    // What decoding puts in place of bytes that are not UTF-8.
    private const char Replacement = '\uFFFD';

    /// <summary>The line on which it stands, from 1.</summary>
    public int Line => (int)reader.LineNumber;

    public InputPlace Place => new(table.Name, Line, 0);

    /// <summary>Cell of a column, without surrounding blanks.</summary>
    public string this[int column]
    {
        get
        {
            var cell = reader.GetString(column);
            if (cell.Contains(Replacement)) Problem(column, "This is not UTF-8; save the file as UTF-8.");
            return cell;
        }
    }

    /// <summary>A whole number from 0, or null, which is a problem unless the cell is empty and <paramref name="optional"/>.</summary>
    public long? Whole(int column, bool optional = false)
    {
        if (reader.TryParse<long>(column, out var value) && value >= 0) return value;
        var cell = this[column];
        if (cell.Length == 0 && optional) return null;
        Problem(column, cell.Length == 0 ? "The cell is empty; a whole number is needed." : $"\"{cell}\" is not a whole number that a count can be.");
        return null;
    }

    public void Problem(int column, string message) =>
        problems.Add(new InputProblem(table.Name, Line, column + 1, table.Header[column], message));

    public void Problem(string message) => problems.Add(Place.Problem("", message));
}
