namespace Tabulation.Intake;

/// <summary>What became of entries handed in to be appended again. Only after the first anything was written.</summary>
internal enum RestoreOutcome
{
    /// <summary>They are in the ledger.</summary>
    Restored,

    /// <summary>The ledger has everything that was anchored.</summary>
    NothingMissing,

    /// <summary>The database was set back while this process ran, which remembers what is no longer there.</summary>
    SetBackUnderneath,

    /// <summary>They do not begin where the ledger ends, or have a gap.</summary>
    OutOfPlace,

    /// <summary>They do not lead to the head that was anchored.</summary>
    NotAnchored,

    /// <summary>They were recorded later than the ledger's clock says it is now.</summary>
    AheadOfClock,
}
