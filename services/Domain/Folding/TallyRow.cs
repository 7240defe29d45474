using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>A sum's contest and area; a null area is the whole contest.</summary>
public readonly record struct TallyRow(ContestIndex Contest, AreaIndex? Area);
