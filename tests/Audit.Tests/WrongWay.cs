namespace Tabulation.Audit.Tests;

/// <summary>How a wrong count hides.</summary>
public enum WrongWay
{
    /// <summary>In as few stations as it takes, each as wrong as it can be: harder to find than what is spread.</summary>
    AllInFewStations,

    /// <summary>Half of the votes for one list were the other's, in as many stations as it takes.</summary>
    HalfTheVotes,

    /// <summary>A fifth of the votes, in most stations.</summary>
    MostStations,
}
