using System.Collections.Concurrent;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>An entry, and the key that signed its statement; none where that is not its authority's.</summary>
internal readonly record struct VerifiedEntry(DecodedEntry Entry, KeyId SignedBy)
{
    public bool IsSigned => SignedBy != default;
}

/// <summary>Decodes entries and verifies their signatures on all cores.</summary>
/// <param name="verifier">Remembers signatures.</param>
/// <param name="operatorKey">Signs the definition and its pages.</param>
internal sealed class EntryVerifier(BundleVerifier verifier, VerificationKey operatorKey)
{
    private readonly ConcurrentDictionary<KeyId, VerificationKey?> keys = new();

    /// <summary>
    /// As far as these authorities and their keys are the ones that count: up to the next change among them, and until the registry is complete one entry.
    /// </summary>
    /// <param name="leaves">Entries as hashed.</param>
    /// <param name="start">Which of them is the first to verify; below their number.</param>
    /// <param name="position">Position of that one.</param>
    /// <param name="election">Whose authorities speak; null until the registry is complete, when only the operator does.</param>
    /// <exception cref="LedgerDisputeException">One is unreadable or out of place; the first such one.</exception>
    public VerifiedEntry[] Verify(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int start, long position, Election? election)
    {
        var entries = Decode(leaves, start, position, election);
        var verified = new VerifiedEntry[entries.Length];
        var runs = SplitIntoRuns(entries);
        Parallel.ForEach(runs, run => VerifyRun(entries, run, election, verified));
        return verified;
    }

    private static DecodedEntry[] Decode(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int start, long position, Election? election)
    {
        var entries = new List<DecodedEntry>();
        for (var i = start; i < leaves.Count; i++, position++)
        {
            if (!EntryCodec.TryDecode(leaves[i], out var entry)) throw new LedgerDisputeException(position, "cannot be read");
            if (entry.Position != position) throw new LedgerDisputeException(position, $"says it stands at {entry.Position}");
            entries.Add(entry);
            if (election is null || IsChange(entry)) break;
        }

        return [.. entries];
    }

    private static bool IsChange(DecodedEntry entry) =>
        PayloadReader.TryRead(entry.Payload.Span, out var parts) && parts.Kind == StatementKind.AuthorityChange;

    private static List<Range> SplitIntoRuns(DecodedEntry[] entries)
    {
        var runs = new List<Range>();
        for (var start = 0; start < entries.Length;)
        {
            var length = Math.Max(1, BundleRun.LengthAt(entries, start));
            runs.Add(start..(start + length));
            start += length;
        }

        return runs;
    }

    private void VerifyRun(DecodedEntry[] entries, Range run, Election? election, VerifiedEntry[] verified)
    {
        var (start, length) = run.GetOffsetAndLength(entries.Length);
        if (length > 1 && KeyOf(entries[start], election) is { } key && SameKey(entries, start, length, key, election)
            && BundleRun.IsSigned(entries, start, length, key, verifier))
        {
            for (var i = start; i < start + length; i++) verified[i] = Signed(entries[i], key);
            return;
        }

        for (var i = start; i < start + length; i++) verified[i] = VerifyOne(entries[i], election);
    }

    private bool SameKey(DecodedEntry[] entries, int start, int length, VerificationKey key, Election? election)
    {
        for (var i = start + 1; i < start + length; i++)
            if (!key.Equals(KeyOf(entries[i], election))) return false;
        return true;
    }

    private VerifiedEntry VerifyOne(DecodedEntry entry, Election? election) =>
        KeyOf(entry, election) is { } key && verifier.Verify(key, PayloadType.StatementBundle, entry.Payload.Span, entry.Proof) == BundleCheck.Signed
            ? Signed(entry, key)
            : new VerifiedEntry(entry, default);

    private static VerifiedEntry Signed(DecodedEntry entry, VerificationKey key) => new(entry, new KeyId(Digest.From(Hash256.AsBytes([key.Id]))));

    private VerificationKey? KeyOf(DecodedEntry entry, Election? election)
    {
        if (election is null) return operatorKey;
        return PayloadReader.TryRead(entry.Payload.Span, out var parts) && parts.FindAuthority(election) is { } authority
            ? keys.GetOrAdd(election[authority].Key, static (_, key) => Import(key), election[authority].PublicKey)
            : null;
    }

    private static VerificationKey? Import(ReadOnlyMemory<byte> key) => VerificationKey.TryRead(key.Span, out var read) ? read : null;
}
