using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Verifying;

/// <summary>What a verification found.</summary>
/// <param name="Checkpoint">The checkpoint verified; null where it is itself wrong.</param>
/// <param name="Cosigners">How many of the known witnesses cosigned it.</param>
/// <param name="Entries">How many entries were verified and counted, from the first on.</param>
/// <param name="HasResults">Whether there were results to compare: not before the registry is complete.</param>
/// <param name="Problem">The first thing that is wrong; null where nothing is.</param>
public sealed record LogReport(LogCheckpoint? Checkpoint, int Cosigners, long Entries, bool HasResults, LogProblem? Problem)
{
    /// <summary>Everything that the log shows follows from its entries, and they from the keys in force.</summary>
    public bool IsVerified => Problem is null;

    /// <summary>
    /// The last checkpoint of the log that this one succeeds, as its definition has it: for those to compare who know that log and its key. Null where none is
    /// succeeded, or the definition was not counted.
    /// </summary>
    public Checkpoint? Predecessor { get; init; }
}
