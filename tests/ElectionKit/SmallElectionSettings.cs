using Tabulation.Contracts.V1;

namespace Tabulation.ElectionKit;

/// <summary>What a test may want otherwise in its election.</summary>
public sealed record SmallElectionSettings
{
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset PollsClose { get; init; } = LongAgo;

    public DateTimeOffset Release { get; init; } = LongAgo;

    public int Precincts { get; init; } = 60;

    /// <summary>So that two elections differ.</summary>
    public string ExternalId { get; init; } = "small-1";

    /// <summary>What the definition gives as the last checkpoint of the log before; empty for none.</summary>
    public ReadOnlyMemory<byte> PredecessorCheckpoint { get; init; }

    /// <summary>Precincts have names so long that the registry takes several pages.</summary>
    public bool SeveralPages { get; init; }

    /// <summary>What breaks ties in every contest.</summary>
    public TieRule Tie { get; init; } = TieRule.RegistrationOrder;

    public IReadOnlyList<RulePolicy> Policies { get; init; } = [];

    /// <summary>More ballots in the boxes than issued: out of the totals until reviewed.</summary>
    public static RulePolicy HoldBoxes => new() { Rule = "BOXES_EXCEED_ISSUED", Disposition = Disposition.Hold, LegalBasis = "Article 43 (8)" };
}
