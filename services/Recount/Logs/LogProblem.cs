using System.Text.Json;

namespace Tabulation.Recount.Logs;

/// <summary>The first thing found wrong with a log.</summary>
/// <param name="Fault">Its kind.</param>
/// <param name="File">Path of the file that is wrong, below the log's prefix.</param>
/// <param name="Position">Position of the entry that is wrong; null where it is not about one.</param>
/// <param name="What">In words, a whole sentence without the file's name in front.</param>
/// <param name="Dispute">How an entry contradicts the rules; null for all but <see cref="LogFault.EntryDisputed"/>.</param>
public sealed record LogProblem(LogFault Fault, string File, long? Position, string What, LedgerFault? Dispute = null)
{
    /// <summary>The kind in capitals and underscores.</summary>
    public string Code => JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{(object?)Dispute ?? Fault}");
}
