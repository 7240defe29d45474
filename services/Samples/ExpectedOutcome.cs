namespace Tabulation.Samples;

/// <summary>How a rehearsal ends.</summary>
/// <param name="Source">Where the published figures among these come from, and which are made up, in English.</param>
/// <param name="Contests">In the registry's order.</param>
/// <param name="DirectSeats">Seats won in single-member contests by code of the nominating list; independents under the empty code.</param>
public sealed record ExpectedOutcome(string Source, IReadOnlyList<ExpectedContest> Contests, IReadOnlyDictionary<string, int> DirectSeats);

/// <summary>How one contest ends.</summary>
/// <param name="Code">The contest's code.</param>
/// <param name="Published">True where votes and seats are an authority's published result, not made up.</param>
/// <param name="Precincts">Where its precincts stand.</param>
/// <param name="Selections">In the contest's order.</param>
public sealed record ExpectedContest(string Code, bool Published, ExpectedPrecincts Precincts, IReadOnlyList<ExpectedSelection> Selections);

/// <summary>Numbers of precincts as AreaTotals in totals.proto has them.</summary>
/// <param name="Expected">Precincts that vote in the contest.</param>
/// <param name="Counted">Those with a counted result, flagged ones included.</param>
/// <param name="Flagged">Of those, the flagged ones.</param>
/// <param name="Held">Those with a result that waits for review, whether or not an earlier one is counted.</param>
public readonly record struct ExpectedPrecincts(int Expected, int Counted, int Flagged, int Held)
{
    /// <summary>Precincts of which nothing is counted.</summary>
    public int Missing => Expected - Counted;
}

/// <summary>Votes counted for a selection and the seats it gets, each 0 or more.</summary>
public readonly record struct ExpectedSelection(string Code, long Votes, int Seats);
