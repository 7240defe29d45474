using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>A reporting unit that counts ballots.</summary>
/// <param name="Code">Unique among the election's precincts.</param>
/// <param name="Areas">One for each hierarchy, in their order.</param>
/// <param name="Contests">Those it votes in, ascending.</param>
/// <param name="Registered">Voters on its roll, or null where not known.</param>
/// <param name="Previous">What it reported in the previous comparable election, or null.</param>
public sealed record Precinct(
    string Code,
    IReadOnlyList<LocalizedText> Names,
    IReadOnlyList<AreaIndex> Areas,
    IReadOnlyList<ContestIndex> Contests,
    int? Registered,
    PreviousFigures? Previous)
{
    /// <summary>Id in a public scheme, never that of another station, closed ones included; empty where none exists.</summary>
    public string ExternalId { get; init; } = "";

    /// <summary>When the change of the registry was recorded by which it was split, merged or not opened; null for a station that was not.</summary>
    public Timestamp? ClosedAt { get; init; }

    /// <summary>It counts no ballots.</summary>
    public bool Closed => ClosedAt is not null;
}

/// <summary>Figures of the previous comparable election: voters on the roll and ballots in the boxes.</summary>
public sealed record PreviousFigures(int Registered, int Ballots);
