namespace Tabulation.Publication.Http;

/// <summary>What GET /api/election answers.</summary>
internal sealed record ElectionDocument(
    string Id,
    string ExternalId,
    IReadOnlyDictionary<string, string> Names,
    bool Test,
    bool Synthetic,
    IReadOnlyDictionary<string, string> SyntheticNotes,
    string PollsClose,
    string Release,
    IReadOnlyList<ContestDocument> Contests,
    IReadOnlyList<AreaDocument> Areas,
    int Precincts);

/// <summary>A contest and what can be voted for in it; the lines are those of its form.</summary>
internal sealed record ContestDocument(
    string Code, IReadOnlyDictionary<string, string> Names, int Seats, IReadOnlyList<NamedDocument> Selections, IReadOnlyList<NamedDocument> Lines);

internal sealed record NamedDocument(string Code, IReadOnlyDictionary<string, string> Names);

internal sealed record AreaDocument(string Code, IReadOnlyDictionary<string, string> Names, string Hierarchy, string? Parent, string? ExternalId);

/// <summary>Where figures stand in the ledger.</summary>
internal sealed record AsOfDocument(string ElectionId, ulong Position, string RecordedAt, bool Rebuilding, bool Test, bool Synthetic);

/// <summary>What GET /api/totals answers.</summary>
internal sealed record TotalsDocument(AsOfDocument AsOf, IReadOnlyList<TotalDocument> Totals);

/// <summary>Sums of one contest in one area; lines and votes by code.</summary>
internal sealed record TotalDocument(
    string Contest,
    string Area,
    PrecinctsDocument Precincts,
    ulong RegisteredExpected,
    IReadOnlyDictionary<string, ulong> Lines,
    IReadOnlyDictionary<string, ulong> Votes,
    IfHeldDocument? IfHeldCounted);

internal sealed record PrecinctsDocument(uint Expected, uint Counted, uint Flagged, uint Held);

internal sealed record IfHeldDocument(IReadOnlyDictionary<string, ulong> Lines, IReadOnlyDictionary<string, ulong> Votes);

/// <summary>What GET /api/seats answers.</summary>
internal sealed record SeatsDocument(AsOfDocument AsOf, IReadOnlyList<ContestSeatsDocument> Contests);

internal sealed record ContestSeatsDocument(
    string Contest, string Outcome, IReadOnlyList<SelectionSeatsDocument> Selections, IReadOnlyList<string>? TiedSelections, IReadOnlyList<string> Steps);

internal sealed record SelectionSeatsDocument(string Code, ulong Votes, bool Admitted, uint Seats);
