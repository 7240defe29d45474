namespace Tabulation.Domain.Allocation;

/// <summary>Votes in quotas.</summary>
/// <param name="Selection">Whose.</param>
/// <param name="Votes">Its votes, in full.</param>
/// <param name="Factor">1, or the runner-up's factor.</param>
/// <param name="Quotient">Votes / quota * factor.</param>
/// <param name="WholeSeats">The quotient's whole part.</param>
/// <param name="Held">
/// Seats held before the leftover seats: the whole part, unless it has fewer candidates or a guarantee to the runner-up intervenes.
/// </param>
public sealed record QuotientStep(SelectionIndex Selection, long Votes, Fraction Factor, Fraction Quotient, int WholeSeats, int Held)
{
    /// <summary>Quotient less whole part: 0 or more, below 1.</summary>
    public Fraction Remainder => Quotient - WholeSeats;
}
