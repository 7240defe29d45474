using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Keys;

/// <summary>A key with which Intake signs its answers and heads, or has signed them.</summary>
/// <param name="Key">The key.</param>
/// <param name="Until">When it ended: nothing counts that it has signed as of later. Null while it is in use.</param>
public sealed record ReceiptKey(VerificationKey Key, Timestamp? Until = null)
{
    /// <summary>Whether what it signed as of this moment counts; of its last one too.</summary>
    public bool Covers(Timestamp moment) => Until is not { } end || moment <= end;
}
