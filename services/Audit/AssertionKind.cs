namespace Tabulation.Audit;

/// <summary>What an assertion says.</summary>
public enum AssertionKind
{
    /// <summary>Its first selection's last seat is not owed to its second.</summary>
    KeepsSeat,

    /// <summary>Its first selection has a vote: nobody is left to claim its seats.</summary>
    HasVotes,

    /// <summary>Its first selection reaches the threshold.</summary>
    ReachesThreshold,

    /// <summary>Its second selection does not reach the threshold.</summary>
    BelowThreshold,

    /// <summary>Plurality: its first selection has as many votes as all against-all selections.</summary>
    NotBehindAgainstAll,

    /// <summary>Plurality: its second selection has fewer votes than all against-all selections.</summary>
    BehindAgainstAll,
}
