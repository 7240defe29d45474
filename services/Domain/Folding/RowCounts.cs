namespace Tabulation.Domain.Folding;

/// <summary>How many of a row's precincts stand where.</summary>
public struct RowCounts : IEquatable<RowCounts>
{
    /// <summary>Precincts that vote in the contest here.</summary>
    public int Expected { get; internal set; }

    /// <summary>Precincts whose result is counted, flagged ones included.</summary>
    public int Counted { get; internal set; }

    /// <summary>Of those, precincts whose counted result is flagged.</summary>
    public int Flagged { get; internal set; }

    /// <summary>Precincts with a held result, whether or not an earlier one is counted.</summary>
    public int Held { get; internal set; }

    /// <summary>Voters on the rolls of all precincts expected, as far as known.</summary>
    public long RegisteredExpected { get; internal set; }

    public readonly bool Equals(RowCounts other) =>
        (Expected, Counted, Flagged, Held, RegisteredExpected)
        == (other.Expected, other.Counted, other.Flagged, other.Held, other.RegisteredExpected);

    public override readonly bool Equals(object? obj) => obj is RowCounts other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Expected, Counted, Flagged, Held, RegisteredExpected);

    public static bool operator ==(RowCounts left, RowCounts right) => left.Equals(right);

    public static bool operator !=(RowCounts left, RowCounts right) => !left.Equals(right);
}
