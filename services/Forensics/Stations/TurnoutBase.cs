namespace Tabulation.Forensics.Stations;

/// <summary>Which ballots turnout counts.</summary>
public enum TurnoutBase
{
    /// <summary>Those that voters received.</summary>
    Issued,

    /// <summary>Those that were found in the boxes.</summary>
    InBoxes,
}
