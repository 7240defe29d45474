using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>What a review decides. Values as in statement.proto.</summary>
public enum ReviewDecision
{
    /// <summary>None was given: refused.</summary>
    Missing = 0,

    /// <summary>The held result counts from here on; a counted one is flagged no more.</summary>
    Release = 1,

    /// <summary>The held result is set aside.</summary>
    Refuse = 2,
}

/// <summary>A decision on a held result, or on a counted one that is flagged.</summary>
/// <param name="Reviewed">The result.</param>
/// <param name="Decision">What becomes of it.</param>
public sealed record Review(StatementId Reviewed, ReviewDecision Decision, Grounds Grounds) : StatementContent
{
    public override StatementKind Kind => StatementKind.Review;
}
