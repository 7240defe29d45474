using Tabulation.Client.Definitions;
using Tabulation.Client.Files;
using Tabulation.Domain.Elections;

namespace Tabulation.Client.Results;

/// <summary>Which columns of a table hold the figures of one contest.</summary>
internal sealed class ResultColumns
{
    private readonly int[] figures;
    private readonly int[] others;

    private ResultColumns(int[] figures, int[] others) => (this.figures, this.others) = (figures, others);

    /// <summary>The columns named in the mapping, else those named like the lines and selections; null where one is missing.</summary>
    /// <param name="sheet">The contest.</param>
    /// <param name="mapping">The entry of <c>results</c>.</param>
    /// <param name="table">The table.</param>
    /// <param name="all">Columns that hold votes of some contest: those that are not this one's must be empty.</param>
    public static ResultColumns? Find(Sheet sheet, YamlField mapping, CsvTable table, ISet<int> all)
    {
        var lines = sheet.Form.Lines.Select(line => Find(mapping["lines"], line.Code, table));
        var votes = sheet.Contest.Selections.Select(selection => Find(mapping["votes"], selection.Code, table));
        int?[] columns = [.. lines, .. votes];
        if (columns.Contains(null)) return null;
        int[] found = [.. columns.Select(column => column!.Value)];
        return new ResultColumns(found, [.. all.Except(found)]);
    }

    /// <summary>True where none of the cells holds anything.</summary>
    public bool AreEmpty(CsvRow row) => figures.All(column => row[column].Length == 0);

    /// <summary>The row's figures; null, and problems, where a cell holds none.</summary>
    public long[]? Read(CsvRow row)
    {
        var read = new long[figures.Length];
        var complete = true;
        for (var i = 0; i < figures.Length; i++)
        {
            var figure = row.Whole(figures[i]);
            read[i] = figure.GetValueOrDefault();
            complete &= figure is not null;
        }

        foreach (var other in others)
        {
            if (row[other].Length == 0) continue;
            row.Problem(other, "This column is not of this row's contest and must be empty.");
            complete = false;
        }

        return complete ? read : null;
    }

    private static int? Find(YamlField mapping, string code, CsvTable table)
    {
        var name = mapping[code].Text(code);
        if (table.Find(name) is { } column) return column;
        Columns.Missing(mapping[code], name, table);
        return null;
    }
}
