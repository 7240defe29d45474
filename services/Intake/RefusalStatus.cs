using Grpc.Core;
using Tabulation.Domain.Rules;

namespace Tabulation.Intake;

/// <summary>What a unary call fails with when the Judge refuses.</summary>
internal static class RefusalStatus
{
    public static StatusCode Of(Rule rule) => rule switch
    {
        Rule.UnknownAuthority or Rule.KeyNotInForce or Rule.AuthorityRevoked or Rule.RoleNotAllowed or Rule.OutsideArea
            or Rule.ReviewerIsSubmitter or Rule.NotAboveAuthority => StatusCode.PermissionDenied,
        Rule.ReplacesNotCurrent => StatusCode.Aborted,
        Rule.ElectionNotDefined or Rule.AlreadyDefined or Rule.RegistryIncomplete or Rule.PageRepeated or Rule.BeforePollsClose
            or Rule.ReviewedNotHeld or Rule.LotNotCalledFor or Rule.ChangeWithoutEffect => StatusCode.FailedPrecondition,
        Rule.WrongElection or Rule.DefinitionInvalid or Rule.RegistryInvalid or Rule.PageNotCommitted or Rule.UnknownContest
            or Rule.UnknownPrecinct or Rule.ContestNotAtPrecinct or Rule.MissingLine or Rule.UnknownLine or Rule.MissingSelection
            or Rule.UnknownSelection or Rule.NegativeFigure or Rule.FigureTooLarge or Rule.ReasonMissing or Rule.DecisionMissing
            or Rule.LotOrderInvalid or Rule.ChangedAuthorityUnknown or Rule.AuthorityInvalid or Rule.Equation or Rule.VotesDifferFromValid
            or Rule.IssuedExceedRegistered or Rule.BoxesExceedIssued or Rule.ZeroVotes or Rule.TurnoutHigh or Rule.ShareHigh
            or Rule.RegisteredDiffers or Rule.PreviousTurnoutDiffers or Rule.PreviousRegisteredDiffers => StatusCode.InvalidArgument,
    };
}
