using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication;

/// <summary>
/// Where a subscriber stands: election, fold version, filter and position. Opaque to it, and only ever a hint: a token that does not fit leads to a
/// fresh snapshot, never to wrong totals.
/// </summary>
internal static class ResumeToken
{
    private const int FilterHash = 8;
    private const int Length = 32 + sizeof(uint) + FilterHash + sizeof(ulong);

    public static ByteString Of(AsOf asOf, TotalsFilter? filter)
    {
        var token = new byte[Length];
        WritePrefix(asOf, filter, token);
        BinaryPrimitives.WriteUInt64BigEndian(token.AsSpan(Length - sizeof(ulong)), asOf.Position);
        return UnsafeByteOperations.UnsafeWrap(token);
    }

    /// <summary>The position to go on from; null where the token is for another election, fold version or filter, or is none of ours.</summary>
    public static ulong? Read(ByteString token, AsOf asOf, TotalsFilter? filter)
    {
        if (token.Length != Length) return null;
        Span<byte> prefix = stackalloc byte[Length];
        WritePrefix(asOf, filter, prefix);
        return token.Span[..^sizeof(ulong)].SequenceEqual(prefix[..^sizeof(ulong)])
            ? BinaryPrimitives.ReadUInt64BigEndian(token.Span[^sizeof(ulong)..])
            : null;
    }

    private static void WritePrefix(AsOf asOf, TotalsFilter? filter, Span<byte> token)
    {
        asOf.ElectionId.Span.CopyTo(token);
        BinaryPrimitives.WriteUInt32BigEndian(token[32..], asOf.FoldVersion);
        SHA256.HashData((filter ?? new TotalsFilter()).ToByteArray()).AsSpan(0, FilterHash).CopyTo(token[36..]);
    }
}
