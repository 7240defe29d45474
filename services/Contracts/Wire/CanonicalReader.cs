namespace Tabulation.Contracts;

/// <summary>Reads a message in which <see cref="CanonicalWire"/> found nothing wrong, field by field, without copying.</summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> rest = message;

    /// <summary>Number of the field that stands here; its value must be read before the next.</summary>
    public int Field { get; private set; }

    /// <summary>How many bytes are left.</summary>
    public readonly int Rest => rest.Length;

    public bool Next()
    {
        if (rest.IsEmpty) return false;
        Field = (int)(Number() >> 3);
        return true;
    }

    /// <exception cref="InvalidOperationException">The message was not checked.</exception>
    public ulong Number() =>
        Varint.Read(ref rest, out var value) is null ? value : throw new InvalidOperationException("Only canonical messages are read.");

    /// <summary>A number that is known to be below 2^63.</summary>
    public long Count() => (long)Number();

    public ReadOnlySpan<byte> Bytes()
    {
        var length = (int)Number();
        var content = rest[..length];
        rest = rest[length..];
        return content;
    }

    /// <summary>The same bytes as <see cref="Bytes"/>, out of the memory that holds the whole message.</summary>
    public ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> whole)
    {
        var length = Bytes().Length;
        return whole.Slice(whole.Length - rest.Length - length, length);
    }
}
