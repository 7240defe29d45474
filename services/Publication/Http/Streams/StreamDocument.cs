using System.Text.Json;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http.Streams;

/// <summary>What each event of GET /api/stream carries: totals that changed, and what happened since the event before.</summary>
/// <param name="Events">As in GET /api/events; null where nothing happened.</param>
/// <param name="Reset">Why it begins anew, as ResetReason has it; null otherwise.</param>
internal sealed record StreamDocument(AsOfDocument AsOf, IReadOnlyList<TotalDocument> Totals, IReadOnlyList<EventDocument>? Events, string? Reset)
{
    public static StreamDocument Of(Election election, WatchResponse message) => new(
        DocumentWriter.Write(message.AsOf), DocumentWriter.Write(election, message.Totals),
        message.Events.Count > 0 ? [.. message.Events.Select(told => EventDocument.Of(election, told))] : null,
        message.ResetReason == ResetReason.Unspecified ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName($"{message.ResetReason}"));
}
