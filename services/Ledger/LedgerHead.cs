using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>The ledger after a committed batch.</summary>
/// <param name="Tree">The number of entries, and the RFC 6962 root over their leaves.</param>
/// <param name="Signature">What <see cref="IAdmission.SignHead"/> gave for it; empty while the ledger is empty.</param>
/// <param name="RecordedAt">When its last entry was recorded; 1970-01-01T00:00:00Z while the ledger is empty.</param>
public sealed record LedgerHead(TreeHead Tree, ReadOnlyMemory<byte> Signature, Timestamp RecordedAt)
{
    /// <summary>The head of a ledger without entries.</summary>
    public static LedgerHead Empty { get; } = new(new TreeHead(0, Rfc6962.EmptyRoot), default, default);

    /// <summary>The number of entries, and so the position the next one takes.</summary>
    public long Size => Tree.Size;
}
