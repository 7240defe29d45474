using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>What a review decides. Values as in statement.proto.</summary>
public enum ReviewDecision
{
    Missing = 0,

    /// <summary>The held result counts from here on.</summary>
    Release = 1,

    /// <summary>The held result is set aside.</summary>
    Refuse = 2,
}

/// <summary>A decision on a held result.</summary>
public sealed record Review(StatementId Reviewed, ReviewDecision Decision, bool HasReason);

/// <summary>The outcome of a lot in one contest.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
/// <param name="Order">Numbers of the selections, first drawn first, as sent.</param>
public sealed record LotDrawn(ContestIndex? Contest, IReadOnlyList<long> Order);
