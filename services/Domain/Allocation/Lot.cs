namespace Tabulation.Domain.Allocation;

/// <summary>
/// A lot as drawn. It decides a tie if it names every selection tied; those drawn first win. Of several that do, the last recorded decides.
/// </summary>
/// <param name="Order">First drawn first, each selection at most once.</param>
public sealed record Lot(IReadOnlyList<SelectionIndex> Order);
