namespace Tabulation.Domain.Folding;

/// <summary>How many of a row's precincts stand where.</summary>
public record struct RowCounts
{
    /// <summary>Precincts that vote in the contest here.</summary>
    public int Expected { get; internal set; }

    /// <summary>Precincts whose result is counted, flagged ones included.</summary>
    public int Counted { get; internal set; }

    /// <summary>Of those, precincts whose counted result is flagged.</summary>
    public int Flagged { get; internal set; }

    /// <summary>Precincts with a held result, whether or not an earlier one is counted.</summary>
    public int Held { get; internal set; }

    /// <summary>Precincts whose result is annulled.</summary>
    public int Annulled { get; internal set; }

    /// <summary>Precincts of which it is recorded that they have no result.</summary>
    public int WithoutResult { get; internal set; }

    /// <summary>Voters on the rolls of all precincts expected, as far as known; without those that annulment takes out.</summary>
    public long RegisteredExpected { get; internal set; }

    internal void Add(in RowCounts change)
    {
        Expected += change.Expected;
        Counted += change.Counted;
        Flagged += change.Flagged;
        Held += change.Held;
        Annulled += change.Annulled;
        WithoutResult += change.WithoutResult;
        RegisteredExpected += change.RegisteredExpected;
    }
}
