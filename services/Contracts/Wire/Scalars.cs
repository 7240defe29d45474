namespace Tabulation.Contracts;

/// <summary>
/// Ranges of numbers as encoded. Unsigned fields go only as far as the signed type of their width, so that every language can hold them:
/// uint32 to 2^31-1, uint64 to 2^63-1.
/// </summary>
internal static class Scalars
{
    public static FormatFault? Check(in WireField field, ulong value) => field.Kind switch
    {
        WireKind.Bool => value <= 1 ? null : FormatFault.OutOfRange,
        WireKind.UInt32 => value <= int.MaxValue ? null : FormatFault.OutOfRange,
        WireKind.SInt32 => value <= uint.MaxValue ? null : FormatFault.OutOfRange,
        WireKind.UInt64 => value <= long.MaxValue ? null : FormatFault.OutOfRange,
        WireKind.SInt64 => null,
        WireKind.Enum => IsMember(field.EnumValues!, value) ? null : FormatFault.UnknownEnumValue,
        WireKind.String or WireKind.Bytes or WireKind.Message => throw new InvalidOperationException($"{field.Name} is not a number."),
    };

    /// <summary>What a sint32 or sint64 means: 0, -1, 1, -2 ... for 0, 1, 2, 3 ...</summary>
    public static long ZigZag(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    private static bool IsMember(int[] values, ulong value) => value <= int.MaxValue && Array.BinarySearch(values, (int)value) >= 0;
}
