using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf;

namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>A figure that occurs nowhere by chance, found in whatever way it is written.</summary>
internal static partial class TellTale
{
    public const int Figure = 918_273_645;

    private static readonly IReadOnlyList<byte[]> Forms =
    [
        .. new[] { "", ",", ".", " ", "\u00A0", "\u202F", "_" }.Select(Grouped), VarInt(), BitConverter.GetBytes(Figure), [.. BitConverter.GetBytes(Figure).Reverse()],
    ];

    /// <summary>Whether it is there: as digits, as protobuf or in fixed length has it, and so within text in base64 or hexadecimal digits.</summary>
    public static bool IsIn(ServedAnswer answer) => answer.Bytes.Any(bytes => IsIn(bytes) || Hidden(Encoding.Latin1.GetString(bytes)).Any(IsIn));

    private static bool IsIn(byte[] bytes) => Forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0);

    private static IEnumerable<byte[]> Hidden(string text)
    {
        foreach (Match run in Hexadecimal().Matches(text)) yield return Convert.FromHexString(run.Value[..(run.Length / 2 * 2)]);
        foreach (Match run in Base64().Matches(text))
        {
            // Where a run begins with what is none of it, it is read from each of four places.
            var digits = run.Value.Replace('-', '+').Replace('_', '/');
            for (var from = 0; from < 4; from++) yield return Convert.FromBase64String(digits.Substring(from, (digits.Length - from) / 4 * 4));
        }
    }

    private static byte[] Grouped(string separator) =>
        Encoding.UTF8.GetBytes(Figure.ToString("N0", CultureInfo.InvariantCulture).Replace(",", separator, StringComparison.Ordinal));

    private static byte[] VarInt()
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true)) output.WriteUInt32(Figure);
        return bytes.ToArray();
    }

    [GeneratedRegex("[0-9a-fA-F]{8,}")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("[A-Za-z0-9+/_-]{8,}")]
    private static partial Regex Base64();
}
