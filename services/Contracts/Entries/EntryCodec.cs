using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>
/// Encodes and decodes tabulation.v1.Entry, the leaf of the log (FORMAT.md, "Entries"). An entry has one encoding: what is decoded and
/// encoded again is the same leaf.
/// </summary>
public static class EntryCodec
{
    /// <summary>The longest leaf, in bytes.</summary>
    public const int MaxLength = 65_535;

    /// <summary>The length of the leaf that <see cref="Encode"/> gives, in bytes; may be above <see cref="MaxLength"/>.</summary>
    public static int Length(long position, Timestamp recordedAt, int payloadLength, in BundleProof proof, Verdict verdict) =>
        CanonicalLength.Number(position)
        + CanonicalLength.Number(recordedAt.Milliseconds)
        + CanonicalLength.Message(EnvelopeCodec.Length(payloadLength, proof))
        + CanonicalLength.Message(VerdictCodec.Length(verdict));

    /// <summary>
    /// The length of the leaf at whatever position and time: what to compare with <see cref="MaxLength"/> at admission. The verdict may
    /// still change before the entry is written, but not where it matters: definitions and pages are judged clean or refused, and all other
    /// statements that are not refused are a few kilobytes long.
    /// </summary>
    public static int LongestLength(int payloadLength, in BundleProof proof, Verdict verdict) =>
        Length(long.MaxValue, Timestamp.FromMilliseconds(Timestamp.MaxMilliseconds), payloadLength, proof, verdict);

    /// <summary>
    /// Encodes an entry in one allocation; the payload's bytes are copied as they are. A leaf longer than <see cref="MaxLength"/> may come
    /// of it: the caller then refuses the statement.
    /// </summary>
    public static byte[] Encode(long position, Timestamp recordedAt, ReadOnlyMemory<byte> payload, in BundleProof proof, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var leaf = new byte[Length(position, recordedAt, payload.Length, proof, verdict)];
        var writer = new CanonicalWriter(leaf);
        writer.Number(V1.Entry.PositionFieldNumber, position);
        writer.Number(V1.Entry.RecordedAtFieldNumber, recordedAt.Milliseconds);
        writer.Open(V1.Entry.EnvelopeFieldNumber, EnvelopeCodec.Length(payload.Length, proof));
        EnvelopeCodec.Write(payload.Span, proof, ref writer);
        writer.Open(V1.Entry.VerdictFieldNumber, VerdictCodec.Length(verdict));
        VerdictCodec.Write(verdict, ref writer);
        return leaf;
    }

    /// <summary>
    /// Reads a leaf, copying nothing of it. False where the bytes are not canonical, too long, without envelope or verdict, or of a time
    /// after the year 9999. Never throws, whatever the bytes.
    /// </summary>
    public static bool TryDecode(ReadOnlyMemory<byte> leaf, out DecodedEntry entry)
    {
        entry = default;
        if (leaf.Length > MaxLength || CanonicalWire.Entry.Check(leaf.Span) is not null) return false;
        var fields = Read(leaf);
        if (fields is not { Envelope: { } envelope, Verdict: { } verdict, RecordedAt: <= Timestamp.MaxMilliseconds }) return false;
        var payload = EnvelopeCodec.Read(envelope, out var proof);
        var recordedAt = Timestamp.FromMilliseconds(fields.RecordedAt);
        entry = new DecodedEntry(fields.Position, recordedAt, payload, proof, VerdictCodec.Read(verdict.Span));
        return true;
    }

    private static Fields Read(ReadOnlyMemory<byte> leaf)
    {
        var fields = default(Fields);
        var reader = new CanonicalReader(leaf.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Entry.PositionFieldNumber: fields.Position = reader.Count(); break;
                case V1.Entry.RecordedAtFieldNumber: fields.RecordedAt = reader.Count(); break;
                case V1.Entry.EnvelopeFieldNumber: fields.Envelope = reader.Slice(leaf); break;
                case V1.Entry.VerdictFieldNumber: fields.Verdict = reader.Slice(leaf); break;
            }
        }

        return fields;
    }

    private struct Fields
    {
        public long Position, RecordedAt;
        public ReadOnlyMemory<byte>? Envelope, Verdict;
    }
}
