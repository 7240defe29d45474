namespace Tabulation.Domain.Allocation;

/// <summary>What thresholds are measured against. Each is 0 or more; null where the contest's form has no such line.</summary>
public sealed record BallotFigures
{
    /// <summary>Valid votes, against-all included.</summary>
    public long? Valid { get; init; }

    /// <summary>Blank ballots, where they are part of <see cref="Valid"/>.</summary>
    public long? Blank { get; init; }

    /// <summary>Ballots found in the boxes.</summary>
    public long? InBoxes { get; init; }

    /// <summary>Ballots issued to voters.</summary>
    public long? Issued { get; init; }

    /// <summary>Voters on the roll.</summary>
    public long? Registered { get; init; }

    /// <summary>The value of a base; null where a figure it needs is absent.</summary>
    /// <exception cref="OverflowException">The difference is outside 64 bits.</exception>
    public long? Of(ThresholdBase @base, long againstAllVotes) => @base switch
    {
        ThresholdBase.Valid => Valid,
        ThresholdBase.ValidWithoutBlank => Valid - Blank,
        ThresholdBase.ValidWithoutAgainstAll => Valid - againstAllVotes,
        ThresholdBase.ParticipantsByBoxes => InBoxes,
        ThresholdBase.ParticipantsByIssued => Issued,
        ThresholdBase.Registered => Registered,
    };
}
