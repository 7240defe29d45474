using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The timestamped signature of a cosigner (c2sp.org/tlog-cosignature, "Format"): that, as of the time, no larger consistent tree of the
/// log was seen. Not verified by being here.
/// </summary>
public sealed class Cosignature
{
    /// <summary>The length of <see cref="ToBytes"/>: 72.</summary>
    public const int EncodedLength = sizeof(long) + Ed25519.SignatureLength;

    private readonly ReadOnlyMemory<byte> _signature;

    internal Cosignature(long time, ReadOnlyMemory<byte> signature) => (Time, _signature) = (time, signature);

    /// <summary>When it was made: seconds since the Epoch, 0 to 2^63-1.</summary>
    public long Time { get; }

    /// <summary>Reads what follows the key id in a signature line of type 0x04; false for another length or a time above 2^63-1.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Cosignature? cosignature)
    {
        cosignature = null;
        if (bytes.Length != EncodedLength || BinaryPrimitives.ReadInt64BigEndian(bytes) is var time && time < 0)
            return false;
        cosignature = new Cosignature(time, bytes[sizeof(long)..].ToArray());
        return true;
    }

    /// <summary>Whether this key made it over this time and text, and the text is a checkpoint's.</summary>
    public bool IsBy(Ed25519VerificationKey key, string text)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Checkpoint.TryParse(text, out _) && key.Verify(SignedBytes(Time, text), _signature.Span);
    }

    /// <summary>The time (8 bytes, big-endian), then the signature (64 bytes).</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[EncodedLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Time);
        _signature.Span.CopyTo(bytes.AsSpan(sizeof(long)));
        return bytes;
    }

    internal static byte[] SignedBytes(long time, string text) => NoteText.Encode($"cosignature/v1\ntime {time}\n{text}");
}
