using Tabulation.Domain.Allocation;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>How a contest elects. Values as in definition.proto.</summary>
public enum ContestKind
{
    /// <summary>Lists share seats in proportion.</summary>
    List = 1,

    /// <summary>Candidates; most votes win.</summary>
    Candidate = 2,
}

/// <summary>One question on a ballot.</summary>
/// <param name="Code">Unique among the election's contests.</param>
/// <param name="Form">Number of the form its results are reported on.</param>
/// <param name="Selections">What can be voted for, in ballot order; at least one.</param>
/// <param name="Area">Its district; null for the whole election.</param>
public sealed record Contest(
    string Code,
    IReadOnlyList<LocalizedText> Names,
    string ExternalId,
    ContestKind Kind,
    int Form,
    IReadOnlyList<Selection> Selections,
    AllocationRule Allocation,
    AreaIndex? Area);
