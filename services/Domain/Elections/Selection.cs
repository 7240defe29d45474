namespace Tabulation.Domain.Elections;

/// <summary>What a selection is. Values as in definition.proto.</summary>
public enum SelectionKind
{
    /// <summary>A party list.</summary>
    List = 1,

    /// <summary>A candidate.</summary>
    Candidate = 2,

    /// <summary>Votes are counted, seats are not given.</summary>
    AgainstAll = 3,
}

/// <summary>A list, a candidate, or "against all".</summary>
/// <param name="Code">Unique within its contest.</param>
/// <param name="RegistrationOrder">From 1, unique within its contest; 0 for against-all.</param>
/// <param name="ThresholdClass">Code of its threshold class; empty for the ordinary one.</param>
/// <param name="Candidates">Candidates on a list: seats beyond them pass on; null where the law leaves such seats to the list.</param>
/// <param name="QuotaMembers">How many of its candidates count for the quota, as the party states; null where not stated.</param>
/// <param name="NominatedBy">For a candidate: code of the nominating list; empty for an independent.</param>
public sealed record Selection(
    string Code,
    IReadOnlyList<LocalizedText> Names,
    string ExternalId,
    SelectionKind Kind,
    int RegistrationOrder,
    string ThresholdClass,
    string NominatedBy,
    int? Candidates = null,
    int? QuotaMembers = null)
{
    /// <summary>It no longer stands: its votes are counted, seats are not given.</summary>
    public bool Withdrawn { get; init; }
}
