using System.Text;

namespace Tabulation.Contracts;

/// <summary>
/// Writes fields of a canonical message, in the order of the calls, into a buffer of exactly the length that <see cref="CanonicalLength"/>
/// gives.
/// </summary>
internal ref struct CanonicalWriter(Span<byte> target)
{
    private Span<byte> rest = target;

    /// <summary>How many bytes are still to be written.</summary>
    public readonly int Rest => rest.Length;

    /// <summary>Writes nothing for 0.</summary>
    public void Number(int field, long value)
    {
        if (value == 0) return;
        Varint.Write(Tag(field, WireField.VarintType), ref rest);
        Varint.Write((ulong)value, ref rest);
    }

    /// <summary>Writes nothing for no bytes.</summary>
    public void Bytes(int field, scoped ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return;
        Open(field, value.Length);
        value.CopyTo(rest);
        rest = rest[value.Length..];
    }

    /// <summary>One of a field's strings; also an empty one is written.</summary>
    public void Item(int field, string value)
    {
        Open(field, Encoding.UTF8.GetByteCount(value));
        rest = rest[Encoding.UTF8.GetBytes(value, rest)..];
    }

    /// <summary>Begins a message within the message, of this length; its fields follow.</summary>
    public void Open(int field, int length)
    {
        Varint.Write(Tag(field, WireField.LengthType), ref rest);
        Varint.Write((ulong)length, ref rest);
    }

    private static ulong Tag(int field, int wireType) => (ulong)((field << 3) | wireType);
}
