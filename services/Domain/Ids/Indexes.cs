namespace Tabulation.Domain.Ids;

/// <summary>Number of an authority in its election: 0 is the root, others count through the registry pages.</summary>
public readonly record struct AuthorityIndex(int Value);

/// <summary>Number of an area in its election's registry, from 0; a parent's is smaller than its children's.</summary>
public readonly record struct AreaIndex(int Value);

/// <summary>Number of a contest in its election's registry, from 0.</summary>
public readonly record struct ContestIndex(int Value);

/// <summary>Number of a precinct in its election's registry, from 0.</summary>
public readonly record struct PrecinctIndex(int Value);

/// <summary>Number of a slot, from 0: one contest at one precinct, in order of precincts, then of contests.</summary>
public readonly record struct SlotIndex(int Value);
