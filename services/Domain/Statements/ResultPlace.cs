using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>One contest at one precinct, as a statement names it.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
/// <param name="Precinct">Null where no such precinct exists.</param>
/// <param name="Slot">Null where either is null, or the precinct does not vote in the contest.</param>
public readonly record struct ResultPlace(ContestIndex? Contest, PrecinctIndex? Precinct, SlotIndex? Slot);

/// <summary>One contest in one area, as a statement names it.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
/// <param name="Area">Null for the whole contest, and where no such area exists.</param>
/// <param name="IsKnown">False where an area is named that does not exist.</param>
public readonly record struct ContestArea(ContestIndex? Contest, AreaIndex? Area, bool IsKnown);

/// <summary>Whether a statement says why, and under which clause of the law.</summary>
public readonly record struct Grounds(bool HasReason, bool HasLegalBasis);
