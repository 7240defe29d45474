namespace Tabulation.Audit;

/// <summary>
/// How many ballots a station can have had at most: what limits how far a count can be off. The wider, the more draws, and the less is
/// taken on trust. Never fewer than the ballots reported.
/// </summary>
public enum BallotBound
{
    /// <summary>As many as were reported in the boxes: that number must be known from elsewhere, such as the marks in the roll.</summary>
    InBoxes,

    /// <summary>As many as were issued.</summary>
    Issued,

    /// <summary>As many as there are voters on the roll.</summary>
    Registered,
}
