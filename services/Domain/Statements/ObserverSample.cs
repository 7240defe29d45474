using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>A random sample of stations: committed to, or disclosed.</summary>
/// <param name="Commitment">SHA-256 of the disclosure as encoded: the one committed to, or that of <paramref name="Disclosure"/>.</param>
/// <param name="Disclosure">The sample; null where it is committed to only.</param>
public sealed record ObserverSample(Digest Commitment, SampleDisclosure? Disclosure) : StatementContent
{
    public override StatementKind Kind => StatementKind.ObserverSample;
}

/// <summary>Strata that cover a contest, and the stations drawn in each.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
public sealed record SampleDisclosure(ContestIndex? Contest, IReadOnlyList<SampleStratum> Strata)
{
    public const int MostStrata = 200, MostPrecincts = 5_000;
}

/// <summary>Stations drawn at random, without replacement, among those of one area.</summary>
/// <param name="Area">Null for the whole contest, and where no such area exists.</param>
/// <param name="IsKnown">False where an area is named that does not exist.</param>
/// <param name="Precincts">Null in place of one that does not exist.</param>
public sealed record SampleStratum(AreaIndex? Area, bool IsKnown, IReadOnlyList<PrecinctIndex?> Precincts);
