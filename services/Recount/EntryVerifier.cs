using System.Collections.Concurrent;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount;

/// <summary>Decodes entries, hashes them and verifies their signatures on all cores. Safe for concurrent use.</summary>
/// <param name="verifier">Remembers signatures.</param>
/// <param name="operatorKey">Signs the definition and its pages.</param>
/// <param name="cores">On how many cores at most, 1 or more; -1 for all there are.</param>
public sealed class EntryVerifier(BundleVerifier verifier, VerificationKey operatorKey, int cores = -1)
{
    private readonly ConcurrentDictionary<KeyId, VerificationKey?> keys = new();
    private readonly ParallelOptions parallel = new() { MaxDegreeOfParallelism = cores };

    /// <summary>
    /// As far as these authorities and their keys are the ones that count: up to the next change among them or of the registry, and until the registry is complete
    /// one entry. Also no further than to an entry that cannot be read or is out of place, unless that is the first.
    /// </summary>
    /// <param name="leaves">Entries as hashed.</param>
    /// <param name="start">Which of them is the first to verify; below their number.</param>
    /// <param name="position">Position of that one.</param>
    /// <param name="election">Whose authorities speak; null until the registry is complete, when only the operator does.</param>
    /// <exception cref="LedgerDisputeException">The first one is unreadable or out of place.</exception>
    public VerifiedRun Verify(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int start, long position, Election? election)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var decoded = new List<ReadOnlyMemory<byte>>();
        var entries = Decode(leaves, start, position, election, decoded);
        var verified = new VerifiedEntry[entries.Count];
        Parallel.ForEach(SplitIntoRuns(entries), parallel, run => VerifyRun(entries, decoded, run, election, verified));
        return new VerifiedRun(position, election, verified, election is null || (entries.Count > 0 && IsChange(entries[^1])));
    }

    private static List<DecodedEntry> Decode(
        IReadOnlyList<ReadOnlyMemory<byte>> leaves, int start, long position, Election? election, List<ReadOnlyMemory<byte>> decoded)
    {
        var entries = new List<DecodedEntry>();
        for (var i = start; i < leaves.Count; i++, position++)
        {
            var leaf = leaves[i];
            if (FaultOf(leaf, position, out var entry) is { } fault)
            {
                if (i == start) throw fault;
                break;
            }

            entries.Add(entry);
            decoded.Add(leaf);
            if (election is null || IsChange(entry)) break;
        }

        return entries;
    }

    private static LedgerDisputeException? FaultOf(ReadOnlyMemory<byte> leaf, long position, out DecodedEntry entry)
    {
        if (!EntryCodec.TryDecode(leaf, out entry)) return new LedgerDisputeException(position, LedgerFault.Unreadable, "cannot be read");
        return entry.Position == position
            ? null
            : new LedgerDisputeException(position, LedgerFault.OutOfPlace, $"says it stands at {entry.Position}");
    }

    private static bool IsChange(DecodedEntry entry) => PayloadReader.TryRead(entry.Payload.Span, out var parts)
        && parts.Kind is StatementKind.AuthorityChange or StatementKind.RegistryChange;

    private static List<Range> SplitIntoRuns(List<DecodedEntry> entries)
    {
        var runs = new List<Range>();
        for (var start = 0; start < entries.Count;)
        {
            var length = Math.Max(1, BundleRun.LengthAt(entries, start));
            runs.Add(start..(start + length));
            start += length;
        }

        return runs;
    }

    private void VerifyRun(List<DecodedEntry> entries, List<ReadOnlyMemory<byte>> leaves, Range run, Election? election, VerifiedEntry[] verified)
    {
        var (start, length) = run.GetOffsetAndLength(entries.Count);
        var together = KeyOfWhole(entries, start, length, election);
        for (var i = start; i < start + length; i++)
        {
            var key = together ?? KeyOfOne(entries[i], election);
            verified[i] = new VerifiedEntry(entries[i], Rfc6962.LeafHash(leaves[i].Span), key is null ? default : IdOf(key));
        }
    }

    /// <summary>The key that signed all of them together; null where they must be looked at one by one.</summary>
    private VerificationKey? KeyOfWhole(List<DecodedEntry> entries, int start, int length, Election? election)
    {
        if (length == 1 || KeyOf(entries[start], election) is not { } key) return null;
        for (var i = start + 1; i < start + length; i++)
            if (!key.Equals(KeyOf(entries[i], election))) return null;
        return BundleRun.IsSigned(entries, start, length, key, verifier) ? key : null;
    }

    /// <summary>The key of the entry's authority, where that signed it.</summary>
    private VerificationKey? KeyOfOne(DecodedEntry entry, Election? election) =>
        KeyOf(entry, election) is { } key && verifier.Verify(key, PayloadType.StatementBundle, entry.Payload.Span, entry.Proof) == BundleCheck.Signed
            ? key
            : null;

    private static KeyId IdOf(VerificationKey key) => new(Digest.From(Hash256.AsBytes([key.Id])));

    private VerificationKey? KeyOf(DecodedEntry entry, Election? election)
    {
        if (election is null) return operatorKey;
        return PayloadReader.TryRead(entry.Payload.Span, out var parts) && parts.FindAuthority(election) is { } authority
            ? keys.GetOrAdd(election[authority].Key, static (_, key) => Import(key), election[authority].PublicKey)
            : null;
    }

    private static VerificationKey? Import(ReadOnlyMemory<byte> key) => VerificationKey.TryRead(key.Span, out var read) ? read : null;
}
