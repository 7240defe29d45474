using Grpc.Core;
using Tabulation.Domain.Rules;

namespace Tabulation.Intake;

/// <summary>What a unary call fails with when the Judge refuses.</summary>
internal static class RefusalStatus
{
    public static StatusCode Of(Rule rule) => rule switch
    {
        Rule.UnknownAuthority or Rule.KeyNotInForce or Rule.AuthorityRevoked or Rule.RoleNotAllowed or Rule.OutsideArea
            or Rule.ReviewerIsSubmitter or Rule.EndorserIsSubmitter or Rule.NotAboveAuthority => StatusCode.PermissionDenied,
        Rule.ReplacesNotCurrent => StatusCode.Aborted,
        Rule.ElectionNotDefined or Rule.AlreadyDefined or Rule.RegistryIncomplete or Rule.PageRepeated or Rule.BeforePollsClose
            or Rule.BeforeRelease or Rule.ReviewedNotHeld or Rule.EndorsedNotStanding or Rule.CountedNotReviewable or Rule.LotNotCalledFor or Rule.ChangeWithoutEffect
            or Rule.PrecinctClosed or Rule.ContestCertified or Rule.StateForbids or Rule.TurnoutBeforeMoment or Rule.TurnoutFalls
            or Rule.SampleAfterOpening or Rule.SampleCommitted or Rule.SampleNotCommitted or Rule.ExitPollTooEarly or Rule.CheckpointUnknown
            or Rule.CheckpointBehind or Rule.CertifiedFiguresDiffer or Rule.CertifiedSeatsDiffer or Rule.SeatsNotDecided or Rule.ResultsHeld
            or Rule.OutstandingDiffers or Rule.OutstandingMatters or Rule.ProtocolsDiffer or Rule.ContestNotCertified or Rule.CertifiedOnItsSeats
            or Rule.ReportsDiffer or Rule.SecondReportAwaited or Rule.EndorsementAwaited => StatusCode.FailedPrecondition,
        Rule.WrongElection or Rule.DefinitionInvalid or Rule.RegistryInvalid or Rule.PageNotCommitted or Rule.UnknownContest
            or Rule.UnknownPrecinct or Rule.ContestNotAtPrecinct or Rule.MissingLine or Rule.UnknownLine or Rule.MissingSelection
            or Rule.UnknownSelection or Rule.NegativeFigure or Rule.FigureTooLarge or Rule.ReasonMissing or Rule.DecisionMissing
            or Rule.LotOrderInvalid or Rule.ChangedAuthorityUnknown or Rule.AuthorityInvalid or Rule.Equation or Rule.VotesDifferFromValid
            or Rule.IssuedExceedRegistered or Rule.BoxesExceedIssued or Rule.ZeroVotes or Rule.TurnoutHigh or Rule.ShareHigh
            or Rule.RegisteredDiffers or Rule.PreviousTurnoutDiffers or Rule.PreviousRegisteredDiffers or Rule.UnknownArea or Rule.ContestNotInArea
            or Rule.LegalBasisMissing or Rule.RegistryChangeInvalid or Rule.TurnoutNotPlanned or Rule.TurnoutRollMissing or Rule.TurnoutRollNotAsked
            or Rule.SampleInvalid or Rule.SharesInvalid or Rule.PollFigureOutOfRange or Rule.MethodMissing or Rule.NotAList or Rule.MandatesDiffer
            or Rule.MandatesInvalid or Rule.TurnoutExceedsRoll or Rule.TurnoutLate or Rule.QuotaNotMet => StatusCode.InvalidArgument,
    };
}
