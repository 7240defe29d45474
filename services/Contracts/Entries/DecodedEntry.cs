using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>An entry as read: nothing in it is checked beyond its encoding.</summary>
/// <param name="Position">Its position as it says itself, from 0.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Payload">The statement as signed: a slice of the leaf.</param>
/// <param name="Proof">What proves the signature: slices of the leaf.</param>
/// <param name="Verdict">How it was judged; <see cref="Verdict.Clean"/> itself where no rule was broken.</param>
public readonly record struct DecodedEntry(
    long Position, Timestamp RecordedAt, ReadOnlyMemory<byte> Payload, BundleProof Proof, Verdict Verdict)
{
    /// <summary>The same content, byte for byte.</summary>
    public bool Equals(DecodedEntry other) => Position == other.Position && RecordedAt == other.RecordedAt
        && Payload.Span.SequenceEqual(other.Payload.Span) && Proof.Equals(other.Proof) && Verdict.Equals(other.Verdict);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Position, RecordedAt, Payload.Length);
}
