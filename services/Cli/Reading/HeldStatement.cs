using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Reading;

/// <summary>A result that waits for review.</summary>
/// <param name="Id">What a review must name.</param>
/// <param name="Slot">The contest and precinct it is about.</param>
/// <param name="Authority">Who reported it.</param>
/// <param name="Rules">Codes of the rules it broke.</param>
/// <param name="Position">Where it stands in the ledger.</param>
/// <param name="RecordedAt">Since when it waits.</param>
/// <param name="EarlierCounted">True where an earlier result of the same slot is counted meanwhile.</param>
internal sealed record HeldStatement(
    StatementId Id, SlotIndex Slot, AuthorityIndex Authority, IReadOnlyList<string> Rules, long Position, Timestamp RecordedAt, bool EarlierCounted);
