namespace Tabulation.Contracts;

/// <summary>Looks into a payload before it is decoded, to find the key that must have signed it.</summary>
public static class PayloadReader
{
    /// <summary>
    /// Reads the top level of a payload, in well under a microsecond. Says nothing about the rest: what it finds is true only of a payload
    /// that <see cref="StatementDecoder"/> accepts, and every such payload is read. False for other bytes, or they are read as something;
    /// never throws.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out PayloadParts parts)
    {
        parts = default;
        while (!payload.IsEmpty)
        {
            if (!TryReadField(ref payload, out var field, out var value)) return false;
            parts = parts.With(field, value);
        }

        return true;
    }

    private static bool TryReadField(scoped ref ReadOnlySpan<byte> rest, out uint field, out ReadOnlySpan<byte> value)
    {
        field = 0;
        value = default;
        if (Varint.Read(ref rest, out var tag) is not null || (tag & 7) != WireField.LengthType) return false;
        if (Varint.Read(ref rest, out var length) is not null || length > (ulong)rest.Length) return false;
        if (!IsField(tag >> 3)) return false;
        field = (uint)(tag >> 3);
        value = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }

    private static bool IsField(ulong number) =>
        number is (>= Payloads.ElectionIdField and <= Payloads.NonceField)
            or (>= Payloads.FirstContentField and <= Payloads.LastContentField);
}
