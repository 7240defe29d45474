namespace Tabulation.Domain.Allocation;

/// <summary>One selection and what decides its seats.</summary>
public sealed record Contestant
{
    /// <summary>Unique within the contest.</summary>
    public required SelectionIndex Selection { get; init; }

    public ContestantKind Kind { get; init; } = ContestantKind.List;

    /// <summary>0 or more.</summary>
    public required long Votes { get; init; }

    /// <summary>It no longer stands: it takes no seat, whatever its votes, which count where the threshold's base counts them.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Lower was registered earlier; unique among the contest's lists and candidates, ignored for against-all.</summary>
    public required int RegistrationOrder { get; init; }

    /// <summary>Code of the threshold class; empty for ordinary lists.</summary>
    public string Class { get; init; } = "";

    /// <summary>
    /// Single-member seats the list won elsewhere, 0 or more, for the direct-seat waiver. They are not part of the seats given here.
    /// </summary>
    public int DirectSeats { get; init; }

    /// <summary>
    /// Candidates on the list, 0 or more. Seats beyond them pass to the other lists as the method goes on (as the Dutch Kieswet, article P
    /// 13). Null where the law leaves such seats to the list: it may then win any number.
    /// </summary>
    public int? Candidates { get; init; }
}
