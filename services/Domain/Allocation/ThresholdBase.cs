namespace Tabulation.Domain.Allocation;

/// <summary>What a threshold is a share of. Where two figures are subtracted the result is used as it is, even below 0.</summary>
public enum ThresholdBase
{
    /// <summary><see cref="BallotFigures.Valid"/>.</summary>
    Valid,

    /// <summary><see cref="BallotFigures.Valid"/> less <see cref="BallotFigures.Blank"/>, where blank ballots count as valid.</summary>
    ValidWithoutBlank,

    /// <summary><see cref="BallotFigures.Valid"/> less the votes of the contest's against-all selections.</summary>
    ValidWithoutAgainstAll,

    /// <summary><see cref="BallotFigures.InBoxes"/>.</summary>
    ParticipantsByBoxes,

    /// <summary><see cref="BallotFigures.Issued"/>.</summary>
    ParticipantsByIssued,

    /// <summary><see cref="BallotFigures.Registered"/>.</summary>
    Registered,
}
