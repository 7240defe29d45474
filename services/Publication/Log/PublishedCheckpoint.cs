using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>A checkpoint that was held against the entries themselves.</summary>
/// <param name="Head">What it says.</param>
/// <param name="LogKeys">The log's keys when it was published, all of which have signed it.</param>
/// <param name="Note">The signed note with its cosignatures, in UTF-8.</param>
/// <param name="Results">The results document at its size.</param>
/// <param name="Cosigned">How many of the known witnesses cosigned it.</param>
/// <param name="IsFinal">Whether that is enough for results to count as final.</param>
internal sealed record PublishedCheckpoint(
    TreeHead Head, IReadOnlyList<NoteVerifier> LogKeys, ReadOnlyMemory<byte> Note, ReadOnlyMemory<byte> Results, int Cosigned, bool IsFinal);
