using System.Text;

namespace Tabulation.Contracts;

/// <summary>
/// How many bytes <see cref="CanonicalWriter"/> writes for a field. Field numbers up to 15 only: their tags take one byte.
/// </summary>
internal static class CanonicalLength
{
    private const int Tag = 1;

    public static int Number(long value) => value == 0 ? 0 : Tag + Varint.Length((ulong)value);

    /// <param name="length">Of the value.</param>
    public static int Bytes(int length) => length == 0 ? 0 : Message(length);

    /// <param name="length">Of the message within the message.</param>
    public static int Message(int length) => Tag + Varint.Length((ulong)length) + length;

    public static int Item(string value) => Message(Encoding.UTF8.GetByteCount(value));
}
