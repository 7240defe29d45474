using System.Collections.Concurrent;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Public keys by authority, as of one registry. Thread-safe; a key is imported once.</summary>
internal sealed class KeyRing(VerificationKey operatorKey, Election? election)
{
    private readonly ConcurrentDictionary<int, VerificationKey?> imported = new();

    /// <summary>
    /// The key to verify with; null where there is no such authority, or its key is not a point on the curve. Until the registry is complete only
    /// the operator's key is known, whoever speaks.
    /// </summary>
    public VerificationKey? Find(AuthorityIndex? authority)
    {
        if (election is null) return operatorKey;
        return authority is { } known ? imported.GetOrAdd(known.Value, Import) : null;
    }

    private VerificationKey? Import(int authority) =>
        VerificationKey.TryRead(election!.Authorities[authority].PublicKey.Span, out var key) ? key : null;
}
