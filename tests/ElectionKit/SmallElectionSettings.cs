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

    /// <summary>With a court, a pollster and a commission that reviews among the authorities, and turnout at two moments: at the polls' close and a second later.</summary>
    public bool Whole { get; init; }

    /// <summary>Seats in the districts with which a list takes part below its threshold; null where lists have no threshold.</summary>
    public uint? Waiver { get; init; }

    /// <summary>The lists' threshold; null for that of <see cref="Waiver"/>.</summary>
    public Threshold? Threshold { get; init; }

    /// <summary>Of a <see cref="Whole"/> election; null for those two moments.</summary>
    public TurnoutPlan? Turnout { get; init; }

    public AnnulmentEffect AnnulmentEffect { get; init; }

    /// <summary>What else the definition says.</summary>
    public Action<ElectionDefinition> Define { get; init; } = _ => { };

    public IReadOnlyList<RulePolicy> Policies { get; init; } = [];

    /// <summary>Every result is reported by two authorities.</summary>
    public static RulePolicy ReportTwice => new() { Rule = "SECOND_REPORT_AWAITED", Disposition = Disposition.Hold, LegalBasis = "Article 43 (9)" };

    /// <summary>Every result is endorsed by another commission.</summary>
    public static RulePolicy Endorse => new() { Rule = "ENDORSEMENT_AWAITED", Disposition = Disposition.Hold, LegalBasis = "Article 43 (10)" };

    /// <summary>More ballots in the boxes than issued: out of the totals until reviewed.</summary>
    public static RulePolicy HoldBoxes => new() { Rule = "BOXES_EXCEED_ISSUED", Disposition = Disposition.Hold, LegalBasis = "Article 43 (8)" };
}
