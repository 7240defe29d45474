using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Chronicle.Stations;

/// <summary>Stations that closed and those that opened in their place, by one change of the registry.</summary>
/// <param name="At">When it was recorded, and so took effect.</param>
/// <param name="Told">As an event, with its reason and legal basis.</param>
public sealed record StationChange(Timestamp At, IReadOnlyList<PrecinctIndex> Closed, IReadOnlyList<PrecinctIndex> Opened, Event Told);
