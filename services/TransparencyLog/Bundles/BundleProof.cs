namespace Tabulation.TransparencyLog;

/// <summary>
/// What proves, without the rest of its bundle, that a payload was signed: its place in the tree over all payloads that were signed
/// together, and the signature over that tree's size and root. As received: nothing is checked by being here.
/// </summary>
/// <param name="Index">The payload's place in the bundle, from 0.</param>
/// <param name="Size">How many payloads were signed together, 1 to <see cref="PayloadType.MostPayloads"/>.</param>
/// <param name="Path">The <see cref="AuditPath"/>: hashes of 32 bytes one after the other, the lowest sibling first.</param>
/// <param name="Signature">64 bytes (<see cref="P256"/>), the same for all payloads of the bundle.</param>
public readonly record struct BundleProof(long Index, long Size, ReadOnlyMemory<byte> Path, ReadOnlyMemory<byte> Signature)
{
    /// <summary>The same numbers and the same bytes.</summary>
    public bool Equals(BundleProof other) => Index == other.Index && Size == other.Size
        && Path.Span.SequenceEqual(other.Path.Span) && Signature.Span.SequenceEqual(other.Signature.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Index, Size, Path.Length);
}
