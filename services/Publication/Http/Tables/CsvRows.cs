using System.Globalization;
using System.Text;
using CsvHelper;

namespace Tabulation.Publication.Http.Tables;

/// <summary>Rows as CSV (RFC 4180) in UTF-8.</summary>
internal static class CsvRows
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static byte[] Write(IEnumerable<IEnumerable<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, Utf8, leaveOpen: true)) Write(text, rows);
        return bytes.ToArray();
    }

    private static void Write(StreamWriter text, IEnumerable<IEnumerable<string>> rows)
    {
        using var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true);
        foreach (var row in rows)
        {
            foreach (var field in row) csv.WriteField(field);
            csv.EndRecord();
        }
    }
}
