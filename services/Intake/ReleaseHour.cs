using Tabulation.Domain.Ids;

namespace Tabulation.Intake;

/// <summary>When entries are released, as far as the ledger is known here.</summary>
/// <param name="At">As defined, or as last extended.</param>
/// <param name="Known">All that was recorded before then is known.</param>
internal readonly record struct ReleaseHour(Timestamp At, Timestamp Known)
{
    /// <summary>False where an extension may have been recorded that is not known yet.</summary>
    public bool IsCertain => Known >= At;
}
