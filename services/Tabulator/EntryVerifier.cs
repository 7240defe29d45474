using System.Collections.Concurrent;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>An entry whose statement was signed by this key.</summary>
internal readonly record struct VerifiedEntry(DecodedEntry Entry, KeyId SignedBy);

/// <summary>Decodes entries, hashes them and verifies their signatures on all cores.</summary>
internal sealed class EntryVerifier(BundleVerifier verifier)
{
    private readonly ConcurrentDictionary<ReadOnlyMemory<byte>, VerificationKey?> keys = new(new SamePublicKey());

    public static Hash256[] LeafHashes(IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var hashes = new Hash256[leaves.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = Rfc6962.LeafHash(leaves[i].Span);
        return hashes;
    }

    /// <param name="leaves">Entries as hashed.</param>
    /// <param name="start">First one to verify.</param>
    /// <param name="count">How many.</param>
    /// <param name="position">Position of the first.</param>
    /// <param name="election">Whose authorities speak; null until the registry is complete, when only the operator does.</param>
    /// <param name="operatorKey">Signs the definition and its pages.</param>
    /// <exception cref="LedgerDisputeException">One is unreadable, out of place or not signed by its authority.</exception>
    public VerifiedEntry[] Verify(
        IReadOnlyList<ReadOnlyMemory<byte>> leaves, int start, int count, long position, Election? election, VerificationKey operatorKey)
    {
        var entries = new VerifiedEntry[count];
        var failures = new ConcurrentBag<LedgerDisputeException>();
        Parallel.For(0, count, (i, loop) =>
        {
            try
            {
                entries[i] = Verify(leaves[start + i], position + i, election, operatorKey);
            }
            catch (LedgerDisputeException dispute)
            {
                failures.Add(dispute);
            }
        });
        return failures.IsEmpty ? entries : throw failures.MinBy(failure => failure.Position)!;
    }

    private VerifiedEntry Verify(ReadOnlyMemory<byte> leaf, long position, Election? election, VerificationKey operatorKey)
    {
        if (!EntryCodec.TryDecode(leaf, out var entry)) throw new LedgerDisputeException(position, "cannot be read");
        if (entry.Position != position) throw new LedgerDisputeException(position, $"says it stands at {entry.Position}");
        var key = election is null ? operatorKey : KeyOf(entry, election);
        if (key is null || verifier.Verify(key, PayloadType.StatementBundle, entry.Payload.Span, entry.Proof) != BundleCheck.Signed)
            throw new LedgerDisputeException(position, "is not signed by the authority it names");
        return new VerifiedEntry(entry, new KeyId(Digest.From(key.Id.ToArray())));
    }

    private VerificationKey? KeyOf(DecodedEntry entry, Election election) =>
        PayloadReader.TryRead(entry.Payload.Span, out var parts) && parts.FindAuthority(election) is { } authority
            ? keys.GetOrAdd(election[authority].PublicKey, Import)
            : null;

    private static VerificationKey? Import(ReadOnlyMemory<byte> publicKey) => VerificationKey.TryRead(publicKey.Span, out var key) ? key : null;

    private sealed class SamePublicKey : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<byte> obj) => BitConverter.ToInt32(obj.Span[1..5]);
    }
}
