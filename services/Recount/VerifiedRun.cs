using Tabulation.Domain.Elections;

namespace Tabulation.Recount;

/// <summary>Entries one after the other, verified against the authorities of one election.</summary>
/// <param name="Position">Position of the first.</param>
/// <param name="Election">Whose authorities; null before the registry is complete. What holds under another one is to be verified again.</param>
/// <param name="Entries">At least one where any were given.</param>
/// <param name="EndsWithChange">Behind the last one another registry, other authorities or keys may be in force.</param>
public sealed record VerifiedRun(long Position, Election? Election, IReadOnlyList<VerifiedEntry> Entries, bool EndsWithChange);
