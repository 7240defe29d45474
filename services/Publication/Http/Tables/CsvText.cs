using System.Globalization;
using System.Text;

namespace Tabulation.Publication.Http.Tables;

/// <summary>A table as CSV (RFC 4180), row by row. What a row does not have is empty; several words in one field have a space between them.</summary>
/// <param name="columns">In their order.</param>
internal sealed class CsvText(params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public void Add(params (string Column, object? Value)[] fields)
    {
        var row = new string[columns.Length];
        Array.Fill(row, "");
        foreach (var (column, value) in fields)
        {
            var number = Array.IndexOf(columns, column);
            ArgumentOutOfRangeException.ThrowIfNegative(number, column);
            row[number] = TextOf(value);
        }

        rows.Add(row);
    }

    /// <summary>The columns' names, then the rows, in UTF-8.</summary>
    public byte[] ToBytes() => CsvRows.Write(rows.Prepend(columns));

    public override string ToString() => Encoding.UTF8.GetString(ToBytes());

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IEnumerable<string> words => string.Join(' ', words),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
