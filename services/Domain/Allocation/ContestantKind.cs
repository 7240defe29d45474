namespace Tabulation.Domain.Allocation;

/// <summary>What a selection is, as far as seats are concerned.</summary>
public enum ContestantKind
{
    /// <summary>A list: takes as many seats as it wins, or as it has candidates.</summary>
    List,

    /// <summary>A candidate, also one who stands alone beside lists: takes one seat at most.</summary>
    Candidate,

    /// <summary>
    /// "Against all": takes no seat. Its votes count where the threshold's base counts them. Under plurality a candidate with fewer votes
    /// than it is not elected; with as many, it can be (so Russia's Federal Law 67-FZ, article 70, paragraph 2, had it while ballots had
    /// that line).
    /// </summary>
    AgainstAll,
}
