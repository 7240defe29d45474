namespace Tabulation.Samples;

/// <summary>How a rehearsal ends.</summary>
/// <param name="Source">Where the published figures among these come from, and which are made up, in English.</param>
/// <param name="Contests">In the registry's order.</param>
/// <param name="DirectSeats">Seats won in single-member contests by code of the nominating list; independents under the empty code.</param>
public sealed record ExpectedOutcome(string Source, IReadOnlyList<ExpectedContest> Contests, IReadOnlyDictionary<string, int> DirectSeats)
{
    /// <summary>
    /// Seats in the chamber, list and single-member ones together, by code of the list; independents under the empty code.
    /// </summary>
    public IReadOnlyDictionary<string, int> Chamber => Contests
        .SelectMany(contest => contest.IsList ? contest.Selections.Select(list => (list.Code, list.Seats)) : [])
        .Concat(DirectSeats.Select(direct => (Code: direct.Key, Seats: direct.Value)))
        .GroupBy(each => each.Code).Select(list => (list.Key, Seats: list.Sum(each => each.Seats))).Where(list => list.Seats > 0)
        .ToDictionary(list => list.Key, list => list.Seats);
}

/// <summary>How one contest ends.</summary>
/// <param name="Code">The contest's code.</param>
/// <param name="IsList">True for a list contest.</param>
/// <param name="Published">True where votes and seats are an authority's published result, not made up.</param>
/// <param name="Precincts">Where its precincts stand.</param>
/// <param name="Lines">Sum of each form line, in the form's order.</param>
/// <param name="Selections">In the contest's order.</param>
public sealed record ExpectedContest(
    string Code, bool IsList, bool Published, ExpectedPrecincts Precincts, IReadOnlyList<long> Lines,
    IReadOnlyList<ExpectedSelection> Selections)
{
    /// <summary>True where it ends certified, with these figures.</summary>
    public bool Certified { get; init; }
}

/// <summary>Numbers of precincts as AreaTotals in totals.proto has them.</summary>
/// <param name="Expected">Precincts that vote in the contest.</param>
/// <param name="Counted">Those with a counted result, flagged ones included.</param>
/// <param name="Flagged">Of those, the flagged ones.</param>
/// <param name="Held">Those with a result that waits for review, whether or not an earlier one is counted.</param>
public readonly record struct ExpectedPrecincts(int Expected, int Counted, int Flagged, int Held)
{
    /// <summary>Those whose result is annulled.</summary>
    public int Annulled { get; init; }

    /// <summary>Those of which it is recorded that they have none.</summary>
    public int WithoutResult { get; init; }

    /// <summary>Precincts of which nothing is counted, annulled or recorded to be missing.</summary>
    public int Outstanding => Expected - Counted - Annulled - WithoutResult;
}

/// <summary>Votes counted for a selection and the seats it gets, each 0 or more.</summary>
public readonly record struct ExpectedSelection(string Code, long Votes, int Seats);
