namespace Tabulation.Cli.Restoring;

/// <summary>What giving a ledger back what it lost came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="From">How many entries the ledger had before.</param>
/// <param name="Size">How many it has now.</param>
/// <param name="Anchored">How many were anchored; 0 where nothing was.</param>
/// <param name="MirrorSize">How many the mirror's checkpoint has.</param>
/// <param name="Position">Of the first entry that is not the mirror's; null where there is none.</param>
internal sealed record RestoreReport(RestoreOutcome Outcome, long From, long Size, long Anchored, long MirrorSize, long? Position = null);
