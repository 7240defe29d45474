namespace Tabulation.Audit;

/// <summary>Why a contest cannot be audited so. What is left then is to count all of it again.</summary>
public enum AuditFault
{
    None,

    /// <summary>There is no station, or no vote.</summary>
    NothingCounted,

    /// <summary>
    /// A tie, or a margin of 0 (with Droop's quota, which is rounded, of less than its rounding), or a vacant seat and somebody
    /// without a vote: one ballot decides.
    /// </summary>
    NoMargin,

    /// <summary>Only one list reached the threshold, and the runner-up rule gave seats: they depend on more than comparisons of
    /// two.</summary>
    RunnerUpRuleApplied,

    /// <summary>Lists can be admitted for seats won in other contests, which are not part of this audit.</summary>
    DirectSeatsCount,
}
