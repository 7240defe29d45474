namespace Tabulation.Domain.Allocation;

/// <summary>What a selection puts forward for the next seat.</summary>
/// <param name="Selection">Whose.</param>
/// <param name="Held">Seats it holds already.</param>
/// <param name="Value">
/// Largest remainder: its quotient less the seats held (its remainder; below 0 once it holds more than its quotient). Highest averages:
/// its votes divided by the divisor for one seat more. Plurality: its votes.
/// </param>
public sealed record Claim(SelectionIndex Selection, int Held, Fraction Value);
