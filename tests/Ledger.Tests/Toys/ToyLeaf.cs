using System.Buffers.Binary;
using Tabulation.Domain.Ids;

namespace Tabulation.Ledger.Tests;

/// <summary>A leaf that says what a real one says: position, time and statement; then padding.</summary>
internal sealed record ToyLeaf(long Position, Timestamp RecordedAt, int Number)
{
    public const int Smallest = 2 * sizeof(long) + sizeof(int);

    public byte[] ToBytes(int length = Smallest)
    {
        var bytes = new byte[length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Position);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), RecordedAt.Milliseconds);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), Number);
        return bytes;
    }

    public static ToyLeaf Read(ReadOnlyMemory<byte> bytes) => new(
        BinaryPrimitives.ReadInt64BigEndian(bytes.Span),
        Timestamp.FromMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes.Span[8..])),
        BinaryPrimitives.ReadInt32BigEndian(bytes.Span[16..]));
}
