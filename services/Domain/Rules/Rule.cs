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
    UnknownContest,
    UnknownPrecinct,
    ContestNotAtPrecinct,

    // The figures as typed
    MissingLine,
    UnknownLine,
    MissingSelection,
    UnknownSelection,
    NegativeFigure,
    FigureTooLarge,

    // Its place in the slot's history
    ReplacesNotCurrent,
    ReasonMissing,

    // Reviews and lots
    ReviewedNotHeld,
    ReviewerIsSubmitter,
    DecisionMissing,
    LotNotCalledFor,
    LotOrderInvalid,

    // Changes among the authorities
    ChangedAuthorityUnknown,
    NotAboveAuthority,
    AuthorityInvalid,
    ChangeWithoutEffect,

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
}
