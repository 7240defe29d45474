using Tabulation.Domain.Allocation;

namespace Tabulation.Audit;

/// <summary>
/// A statement about the true totals. If all assertions of a contest hold, the seats reported are right; so if the seats are wrong, one
/// at least does not: its points come to 0 or less.
/// </summary>
/// <param name="Kind">What it says.</param>
/// <param name="For">Whom it is for; null for <see cref="AssertionKind.BelowThreshold"/> and <see
/// cref="AssertionKind.BehindAgainstAll"/>.</param>
/// <param name="Against">Whom it is against; null where it is about one only.</param>
/// <param name="Points">What it counts.</param>
/// <param name="Margin">The points of the totals reported, above 0.</param>
public sealed record Assertion(AssertionKind Kind, SelectionIndex? For, SelectionIndex? Against, LinearForm Points, Int128 Margin)
{
    /// <summary>The fewest ballots that would have to be other than reported for it to fail, rounded up.</summary>
    public Int128 BallotsToFail => (Margin + Points.Span - 1) / Points.Span;
}
