using Tabulation.Domain.Ids;
using Tabulation.Recount.Logs;

namespace Tabulation.Recount.Exporting;

/// <summary>What an export did.</summary>
/// <param name="Checkpoint">What the folder now shows.</param>
/// <param name="Written">Files written.</param>
/// <param name="Kept">Files that were there already.</param>
public sealed record LogExport(LogCheckpoint Checkpoint, int Written, int Kept);
