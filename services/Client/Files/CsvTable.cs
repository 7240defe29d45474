using CsvHelper;

namespace Tabulation.Client.Files;

/// <summary>
/// A CSV file (RFC 4180, but no line breaks within cells) with a header, read row by row; the separator is the one the header uses. A name
/// ending in ".gz" is decompressed.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvReader reader;
    private readonly InputProblems problems;

    private CsvTable(string name, Stream bytes, InputProblems problems)
    {
        Name = name;
        this.problems = problems;
        reader = CsvReader.Create(bytes, new CsvReaderOptions
        {
            AllowLineBreaksInQuotes = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = AddMalformed,
        });
    }

    /// <summary>The file's name without its directory.</summary>
    public string Name { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Opens a file; null where it cannot be read or has no usable header, for reasons then found among the problems.</summary>
    public static CsvTable? Open(string path, InputProblems problems)
    {
        var before = problems.Count;
        var name = Path.GetFileName(path);
        CsvTable? table = null;
        try
        {
            table = new CsvTable(name, Text.OpenBytes(path), problems);
            table.ReadHeader();
        }
        catch (Exception exception) when (Text.IsUnreadable(exception))
        {
            problems.Add(new InputProblem(name, 0, 0, "", Text.WhyUnreadable(exception)));
        }

        if (problems.Count == before) return table;
        table?.Dispose();
        return null;
    }

    /// <summary>Number of the column with this name, from 0, or null.</summary>
    public int? Find(string column)
    {
        for (var number = 0; number < Header.Count; number++)
            if (Header[number] == column) return number;
        return null;
    }

    /// <summary>Every row that has as many cells as the header; the others are problems. The row is the same object each time. Once.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        var row = new CsvRow(this, reader, problems);
        while (Read())
        {
            if (reader.FieldCount == Header.Count) yield return row;
            else row.Problem($"It has {reader.FieldCount} cells; the header has {Header.Count}.");
        }
    }

    public void Dispose() => reader.Dispose();

    private bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (Exception exception) when (Text.IsUnreadable(exception) || exception is CsvFormatException)
        {
            problems.Add(new InputProblem(Name, 0, 0, "", Text.WhyUnreadable(exception)));
            return false;
        }
    }

    private void ReadHeader()
    {
        var before = problems.Count;
        reader.ReadHeader();
        if (problems.Count > before) return;
        Header = reader.Headers.ToArray();
        if (Header.Count == 0) problems.Add(new InputProblem(Name, 0, 0, "", "It is empty; its first line must name the columns."));
        foreach (var (number, column) in Header.Index())
        {
            if (Find(column) != number) problems.Add(new InputProblem(Name, 1, number + 1, column, "Two columns have this name."));
        }
    }

    private void AddMalformed(CsvMalformedRecord record)
    {
        var message = record.Reason switch
        {
            CsvMalformedReason.StrayQuote => "A quote stands within a cell that does not begin with one; such a cell must be quoted and the quote doubled.",
            CsvMalformedReason.TextAfterClosingQuote => "Text follows the closing quote of a cell; a quote within a cell must be doubled.",
            CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "A cell's quote is not closed on the same line.",
            CsvMalformedReason.FieldCountMismatch or CsvMalformedReason.TrailingEscape => "It is not a CSV row.",
        };
        var cell = MalformedCell(record.RawRecord);
        var column = cell < Header.Count ? Header[cell] : "";
        problems.Add(new InputProblem(Name, (int)record.LineNumber, cell + 1, column, message));
    }

    /// <summary>Number of the first cell whose quotes are wrong, from 0.</summary>
    private int MalformedCell(string record)
    {
        var cell = 0;
        for (var at = 0; at < record.Length; cell++)
        {
            var end = EndOfCell(record, at);
            if (end < 0) return cell;
            at = end + 1;
        }

        return cell;
    }

    /// <summary>Where the separator after the cell stands, or the record's end; -1 where the cell's quotes are wrong.</summary>
    private int EndOfCell(string record, int start)
    {
        var end = record[start] == '"' ? AfterQuotes(record, start + 1) : start;
        while (end >= 0 && end < record.Length && record[end] != reader.Separator)
            end = record[end] == '"' || record[start] == '"' ? -1 : end + 1;
        return end;
    }

    /// <summary>What follows the closing quote; -1 where there is none.</summary>
    private static int AfterQuotes(string record, int at)
    {
        for (; at < record.Length; at++)
        {
            if (record[at] != '"') continue;
            if (at + 1 == record.Length || record[at + 1] != '"') return at + 1;
            at++;
        }

        return -1;
    }
}
