using Tabulation.Recount;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>What a tabulator says of the log.</summary>
/// <param name="LogKeys">Whose signatures checkpoints have: the log's key, then those that it had before and that sign too.</param>
/// <param name="Witnesses">Who may cosign them, and how many must before results count as final.</param>
/// <param name="Frozen">Why no checkpoint will follow; null where all is well.</param>
/// <param name="Note">A newer checkpoint; null where there is none.</param>
/// <param name="Totals">The totals at its size.</param>
/// <param name="Evidence">A checkpoint of another history that the log's key is said to have signed, in UTF-8; empty where there is none.</param>
/// <param name="Keys">What the log says of its keys, a signed note in UTF-8; empty where that is not known.</param>
internal sealed record CheckpointNews(
    IReadOnlyList<NoteVerifier> LogKeys, WitnessPolicy Witnesses, string? Frozen, SignedNote? Note, TotalsView Totals, ReadOnlyMemory<byte> Evidence = default,
    ReadOnlyMemory<byte> Keys = default);
