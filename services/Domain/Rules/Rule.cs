namespace Tabulation.Domain.Rules;

/// <summary>Every rule of rules version 1, in the order in which verdicts list them. Codes are in <see cref="RuleCodes"/>.</summary>
public enum Rule
{
    // Who speaks, and where
    ElectionNotDefined,
    AlreadyDefined,
    WrongElection,
    UnknownAuthority,
    KeyNotInForce,
    AuthorityRevoked,
    RoleNotAllowed,
    OutsideArea,

    // The definition and its registry
    DefinitionInvalid,
    RegistryInvalid,
    PageNotCommitted,
    PageRepeated,
    RegistryIncomplete,

    // What the statement is about
    BeforePollsClose,
    BeforeRelease,
    UnknownContest,
    UnknownPrecinct,
    ContestNotAtPrecinct,
    UnknownArea,
    ContestNotInArea,
    PrecinctClosed,
    ContestCertified,

    // The figures as typed
    MissingLine,
    UnknownLine,
    MissingSelection,
    UnknownSelection,
    NegativeFigure,
    FigureTooLarge,

    // Its place in the slot's history
    StateForbids,
    ReplacesNotCurrent,
    ReasonMissing,
    LegalBasisMissing,

    // Reviews, endorsements, decisions and lots
    ReviewedNotHeld,
    ReviewerIsSubmitter,
    EndorsedNotStanding,
    EndorserIsSubmitter,
    DecisionMissing,
    CountedNotReviewable,
    LotNotCalledFor,
    LotOrderInvalid,

    // Changes among the authorities
    ChangedAuthorityUnknown,
    NotAboveAuthority,
    AuthorityInvalid,
    ChangeWithoutEffect,

    // Changes of the registry
    RegistryChangeInvalid,

    // Turnout
    TurnoutNotPlanned,
    TurnoutBeforeMoment,
    TurnoutRollMissing,
    TurnoutRollNotAsked,
    TurnoutFalls,

    // Observers and pollsters
    SampleAfterOpening,
    SampleCommitted,
    SampleNotCommitted,
    SampleInvalid,
    ExitPollTooEarly,
    SharesInvalid,
    PollFigureOutOfRange,
    MethodMissing,

    // Certification, and what follows it
    CheckpointUnknown,
    CheckpointBehind,
    CertifiedFiguresDiffer,
    CertifiedSeatsDiffer,
    SeatsNotDecided,
    ResultsHeld,
    OutstandingDiffers,
    OutstandingMatters,
    ProtocolsDiffer,
    ContestNotCertified,
    CertifiedOnItsSeats,
    NotAList,
    MandatesDiffer,
    MandatesInvalid,

    // The form's arithmetic: each election sets the disposition
    Equation,
    VotesDifferFromValid,
    IssuedExceedRegistered,
    BoxesExceedIssued,
    ZeroVotes,

    // Plausibility: marked, and held only where a law says so
    TurnoutHigh,
    ShareHigh,
    RegisteredDiffers,
    PreviousTurnoutDiffers,
    PreviousRegisteredDiffers,
    TurnoutExceedsRoll,
    TurnoutLate,
    QuotaNotMet,

    // Two officials' word, where the election wants it
    ReportsDiffer,
    SecondReportAwaited,
    EndorsementAwaited,
}
