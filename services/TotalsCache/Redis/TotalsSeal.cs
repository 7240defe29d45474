using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Redis;

/// <summary>
/// Makes totals recognisable as written by someone who has the secret, all of them together. Each row has a mark, HMAC-SHA256 over
/// election, fold version, field and value; the stamp's HMAC-SHA256 covers the stamp, the number of rows and the exclusive or of all marks.
/// So a change costs one mark for each row it brings, and no row can be altered, rolled back, left out or added without the stamp failing.
/// Marks and their sum are never stored: with them at hand, rows could be exchanged for old ones whose marks cancel out. An exclusive or of
/// keyed functions as a MAC: M. Bellare, R. Guérin, P. Rogaway, "XOR MACs", CRYPTO '95.
/// </summary>
internal sealed class TotalsSeal(ReadOnlySpan<byte> secret)
{
    private const byte Format = 1;
    private const int MacBytes = 32;
    private const int KeyIdBytes = 8;
    private const int PrefixBytes = 1 + KeyIdBytes;

    private readonly byte[] rowKey = Derive(secret, "tabulation totals row v1"u8, MacBytes);
    private readonly byte[] stampKey = Derive(secret, "tabulation totals stamp v1"u8, MacBytes);
    private readonly byte[] keyId = Derive(secret, "tabulation totals key id v1"u8, KeyIdBytes);

    /// <summary>The mark of one row.</summary>
    public Vector256<byte> Mark(AsOf history, ReadOnlySpan<byte> field, ReadOnlySpan<byte> value)
    {
        var election = history.ElectionId.Span;
        Span<byte> text = stackalloc byte[1_024];
        var length = 12 + election.Length + field.Length + value.Length;
        if (length > text.Length) text = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(text, election.Length);
        BinaryPrimitives.WriteUInt32BigEndian(text[4..], history.FoldVersion);
        BinaryPrimitives.WriteInt32BigEndian(text[8..], field.Length);
        election.CopyTo(text[12..]);
        field.CopyTo(text[(12 + election.Length)..]);
        value.CopyTo(text[(12 + election.Length + field.Length)..]);
        Span<byte> mark = stackalloc byte[MacBytes];
        HMACSHA256.HashData(rowKey, text[..length], mark);
        return Vector256.Create<byte>(mark);
    }

    /// <summary>The stamp: format, key id, header (a full change without its rows), MAC.</summary>
    public byte[] Stamp(TotalsChanged header, int rows, Vector256<byte> marks)
    {
        var size = header.CalculateSize();
        var stamp = new byte[PrefixBytes + size + MacBytes];
        stamp[0] = Format;
        keyId.CopyTo(stamp, 1);
        header.WriteTo(stamp.AsSpan(PrefixBytes, size));
        Mac(stamp.AsSpan(0, PrefixBytes + size), rows, marks).CopyTo(stamp, PrefixBytes + size);
        return stamp;
    }

    /// <summary>True where the stamp claims to be of this format and secret.</summary>
    public bool IsOurs(ReadOnlySpan<byte> stamp) =>
        stamp.Length >= PrefixBytes + MacBytes && stamp[0] == Format && stamp.Slice(1, KeyIdBytes).SequenceEqual(keyId);

    /// <summary>The header of a stamp that is ours, not yet to be believed; null where it is none.</summary>
    public static TotalsChanged? ReadHeader(ReadOnlySpan<byte> stamp)
    {
        try
        {
            var header = TotalsChanged.Parser.ParseFrom(stamp[PrefixBytes..^MacBytes]);
            return header.AsOf is null ? null : header;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>True where a stamp that is ours was made for exactly these rows.</summary>
    public bool IsAuthentic(ReadOnlySpan<byte> stamp, int rows, Vector256<byte> marks) =>
        CryptographicOperations.FixedTimeEquals(Mac(stamp[..^MacBytes], rows, marks), stamp[^MacBytes..]);

    private byte[] Mac(ReadOnlySpan<byte> signed, int rows, Vector256<byte> marks)
    {
        var text = new byte[4 + MacBytes + signed.Length];
        BinaryPrimitives.WriteInt32BigEndian(text, rows);
        marks.CopyTo(text.AsSpan(4));
        signed.CopyTo(text.AsSpan(4 + MacBytes));
        return HMACSHA256.HashData(stampKey, text);
    }

    private static byte[] Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> purpose, int bytes)
    {
        var key = new byte[bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, [], purpose);
        return key;
    }
}
