using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication;

/// <summary>How far the ledger is read here, at one moment.</summary>
/// <param name="Election">As of the last entry read; null until the registry is complete.</param>
/// <param name="Position">Entries read.</param>
/// <param name="Known">
/// All that was recorded before then is read: an entry recorded then is read, and none is recorded before the one ahead of it; or the ledger's end
/// was found in a read begun so much later that nothing was still on its way in (<see cref="Ledger.EmptyRead"/>).
/// </param>
/// <param name="Rebuilding">The ledger's end has not been reached since this service started, or since the ledger could not be read.</param>
internal sealed record ChronicleStanding(Election? Election, long Position, Timestamp Known, bool Rebuilding);
