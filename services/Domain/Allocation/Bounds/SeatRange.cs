namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>What one selection can still end with.</summary>
/// <param name="Selection">Which.</param>
/// <param name="Least">0 or more.</param>
/// <param name="Most">At least <paramref name="Least"/>, at most the house.</param>
public readonly record struct SeatRange(SelectionIndex Selection, int Least, int Most);
