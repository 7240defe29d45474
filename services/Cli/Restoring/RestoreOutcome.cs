namespace Tabulation.Cli.Restoring;

/// <summary>How giving a ledger back what it lost ended.</summary>
internal enum RestoreOutcome
{
    /// <summary>The ledger has everything that was anchored again.</summary>
    Restored,

    /// <summary>It had everything before.</summary>
    NothingMissing,

    /// <summary>The mirror's checkpoint has fewer entries than were anchored.</summary>
    MirrorBehind,

    /// <summary>The mirror's log does not begin with what was anchored.</summary>
    MirrorDiffers,

    /// <summary>The ledger has an entry that is not the mirror's at its position.</summary>
    LedgerDiffers,
}
