namespace Tabulation.Domain.Allocation;

/// <summary>Step 4 of a largest-remainder method.</summary>
/// <param name="Votes">Votes of all selections admitted, in full.</param>
/// <param name="Divisor">The seats (Hare) or the seats and one more (Droop).</param>
/// <param name="Quota">Votes / divisor (Hare); floor(votes / divisor) + 1 (Droop).</param>
/// <param name="Quotients">Each selection's quotient, in order of registration.</param>
public sealed record QuotaStep(long Votes, int Divisor, Fraction Quota, IReadOnlyList<QuotientStep> Quotients);
