using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>What a review decides. Values as in statement.proto.</summary>
public enum ReviewDecision
{
    /// <summary>None was given: refused.</summary>
    Missing = 0,

    /// <summary>The held result counts from here on.</summary>
    Release = 1,

    /// <summary>The held result is set aside.</summary>
    Refuse = 2,
}

/// <summary>A decision on a held result.</summary>
/// <param name="Reviewed">The held statement.</param>
/// <param name="Decision">What becomes of it.</param>
/// <param name="HasReason">A reason is given.</param>
public sealed record Review(StatementId Reviewed, ReviewDecision Decision, bool HasReason);
