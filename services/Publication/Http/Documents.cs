using System.Text.Json.Serialization;
using Tabulation.Chronicle;

namespace Tabulation.Publication.Http;

/// <summary>A document that says where it stands.</summary>
internal interface IStanding
{
    AsOfDocument AsOf { get; }
}

/// <summary>Where figures stand in the ledger.</summary>
/// <param name="Rebuilding">There may be more in the ledger: its end was not reached since the start, or it cannot be read.</param>
internal sealed record AsOfDocument(string ElectionId, ulong Position, string RecordedAt, bool Rebuilding, bool Test, bool Synthetic)
{
    /// <summary>Where a chronicle stands; it must have an election.</summary>
    public static AsOfDocument Of(ElectionChronicle chronicle, bool rebuilding)
    {
        var (state, definition) = (chronicle.State, chronicle.State.Definition!);
        return new AsOfDocument(
            state.ElectionId.ToString(), (ulong)state.Position, state.RecordedAt.ToString(), rebuilding, definition.Test, definition.Synthetic);
    }
}

/// <summary>What GET /api/totals answers.</summary>
internal sealed record TotalsDocument(AsOfDocument AsOf, IReadOnlyList<TotalDocument> Totals) : IStanding
{
    /// <summary>With asOf, the log's root over the entries that were folded, in base64 as in a checkpoint; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Root { get; init; }
}

/// <summary>Sums of one contest in one area; lines and votes by code.</summary>
internal sealed record TotalDocument(
    string Contest,
    string Area,
    PrecinctsDocument Precincts,
    ulong RegisteredExpected,
    IReadOnlyDictionary<string, ulong> Lines,
    IReadOnlyDictionary<string, ulong> Votes,
    IfHeldDocument? IfHeldCounted);

internal sealed record PrecinctsDocument(uint Expected, uint Counted, uint Flagged, uint Held, uint Annulled, uint WithoutResult);

internal sealed record IfHeldDocument(IReadOnlyDictionary<string, ulong> Lines, IReadOnlyDictionary<string, ulong> Votes);

/// <summary>What GET /api/seats answers.</summary>
internal sealed record SeatsDocument(AsOfDocument AsOf, IReadOnlyList<ContestSeatsDocument> Contests) : IStanding
{
    /// <summary>As in GET /api/totals.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Root { get; init; }
}

internal sealed record ContestSeatsDocument(
    string Contest, string Outcome, IReadOnlyList<SelectionSeatsDocument> Selections, IReadOnlyList<string>? TiedSelections, IReadOnlyList<string> Steps);

internal sealed record SelectionSeatsDocument(string Code, ulong Votes, bool Admitted, uint Seats);
