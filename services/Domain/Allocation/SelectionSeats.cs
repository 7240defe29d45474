namespace Tabulation.Domain.Allocation;

/// <summary>What one selection gets.</summary>
/// <param name="Selection">Which.</param>
/// <param name="Seats">0 or more.</param>
public readonly record struct SelectionSeats(SelectionIndex Selection, int Seats);
