using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Watching;

/// <summary>
/// Where a reader stands: election, fold version, filter, position, and the events it has had. Opaque to it, and only ever a hint: a token that does not fit leads to a
/// fresh snapshot, never to wrong totals.
/// </summary>
internal static class ResumeToken
{
    private const int ElectionId = 32;
    private const int FilterHash = 8;
    private const int FilterAt = ElectionId + sizeof(uint);
    private const int PositionAt = FilterAt + FilterHash;
    private const int CheckAt = PositionAt + (2 * sizeof(ulong));
    private const int Length = CheckAt + sizeof(uint);

    /// <param name="asOf">Election and fold version.</param>
    /// <param name="filter">As <see cref="FilterPlan.Normal"/> has it.</param>
    /// <param name="position">Where the reader's totals stand; 0 where it does not have all of them.</param>
    /// <param name="nextEvent">Position of the first event that was not sent.</param>
    public static ByteString Of(AsOf asOf, TotalsFilter filter, ulong position, long nextEvent)
    {
        var token = new byte[Length];
        asOf.ElectionId.Span.CopyTo(token);
        BinaryPrimitives.WriteUInt32BigEndian(token.AsSpan(ElectionId), asOf.FoldVersion);
        Hash(filter).CopyTo(token.AsSpan(FilterAt));
        BinaryPrimitives.WriteUInt64BigEndian(token.AsSpan(PositionAt), position);
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(PositionAt + sizeof(ulong)), nextEvent);
        Check(token).CopyTo(token.AsSpan(CheckAt));
        return UnsafeByteOperations.UnsafeWrap(token);
    }

    /// <summary>Why it cannot be honoured; <see cref="ResetReason.Unspecified"/> where it can.</summary>
    public static ResetReason Read(ByteString token, AsOf asOf, TotalsFilter filter, out ulong position, out long nextEvent)
    {
        (position, nextEvent) = (0, 0);
        var bytes = token.Span;
        if (bytes.Length != Length || !bytes[CheckAt..].SequenceEqual(Check(bytes))) return ResetReason.Unreadable;
        if (!bytes[..ElectionId].SequenceEqual(asOf.ElectionId.Span)) return ResetReason.OtherElection;
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[ElectionId..]) != asOf.FoldVersion) return ResetReason.OtherFoldVersion;
        if (!bytes[FilterAt..PositionAt].SequenceEqual(Hash(filter))) return ResetReason.OtherFilter;
        position = BinaryPrimitives.ReadUInt64BigEndian(bytes[PositionAt..]);
        nextEvent = BinaryPrimitives.ReadInt64BigEndian(bytes[(PositionAt + sizeof(ulong))..]);
        return nextEvent < 0 ? ResetReason.Unreadable : ResetReason.Unspecified;
    }

    /// <summary>Tells what was cut or garbled from what is of another election; nothing more rests on it.</summary>
    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> token) => SHA256.HashData(token[..CheckAt]).AsSpan(0, sizeof(uint));

    private static ReadOnlySpan<byte> Hash(TotalsFilter filter) => SHA256.HashData(filter.ToByteArray()).AsSpan(0, FilterHash);
}
