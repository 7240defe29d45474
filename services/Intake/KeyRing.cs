using System.Collections.Concurrent;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Public keys by authority, as of one registry. Thread-safe; a key is imported once.</summary>
internal sealed class KeyRing(VerificationKey operatorKey, Election? election)
{
    private readonly ConcurrentDictionary<int, VerificationKey?> imported = new();
    private readonly ConcurrentDictionary<int, VerificationKey[]> former = new();

    /// <summary>
    /// The key to verify with; null where there is no such authority, or its key is not a point on the curve. Until the registry is complete only
    /// the operator's key is known, whoever speaks.
    /// </summary>
    public VerificationKey? Find(AuthorityIndex? authority)
    {
        if (election is null) return operatorKey;
        return authority is { } known ? imported.GetOrAdd(known.Value, number => Import(election.Authorities[number].PublicKey)) : null;
    }

    /// <summary>
    /// Keys that the authority had before. What was signed with one of them may be in the ledger already, and is then owed the same receipt again.
    /// </summary>
    public IReadOnlyList<VerificationKey> FormerOf(AuthorityIndex? authority) => election is not null && authority is { } known
        ? former.GetOrAdd(known.Value, number => [.. election.Authorities[number].FormerKeys.Select(Import).OfType<VerificationKey>()])
        : [];

    private static VerificationKey? Import(ReadOnlyMemory<byte> key) => VerificationKey.TryRead(key.Span, out var read) ? read : null;
}
