using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Which field of the payload a finding is about, named as in statement.proto.</summary>
internal static class FieldPath
{
    public static string Of(Finding finding, StatementKind kind, Sheet? sheet) => finding.Rule switch
    {
        Rule.ElectionNotDefined or Rule.WrongElection => "election_id",
        Rule.UnknownAuthority or Rule.AuthorityRevoked or Rule.NotAboveAuthority or Rule.RoleNotAllowed or Rule.ReviewerIsSubmitter
            or Rule.EndorserIsSubmitter => "authority",
        Rule.KeyNotInForce => "signature",
        Rule.AlreadyDefined or Rule.DefinitionInvalid or Rule.RegistryInvalid or Rule.RegistryIncomplete or Rule.BeforePollsClose
            or Rule.BeforeRelease or Rule.ChangedAuthorityUnknown or Rule.AuthorityInvalid or Rule.ChangeWithoutEffect or Rule.RegistryChangeInvalid or Rule.StateForbids
            or Rule.SampleAfterOpening or Rule.SampleCommitted or Rule.SampleNotCommitted or Rule.SampleInvalid or Rule.ExitPollTooEarly
            or Rule.PollFigureOutOfRange or Rule.SecondReportAwaited or Rule.EndorsementAwaited => Content(kind),
        Rule.PageNotCommitted or Rule.PageRepeated => "registry_page.number",
        Rule.OutsideArea => PlaceField(kind),
        Rule.UnknownPrecinct or Rule.PrecinctClosed => $"{Content(kind)}.precinct",
        Rule.ContestCertified => ContestField(kind),
        Rule.UnknownContest or Rule.ContestNotAtPrecinct or Rule.LotNotCalledFor or Rule.ContestNotInArea
            or Rule.ContestNotCertified or Rule.CertifiedOnItsSeats or Rule.SeatsNotDecided or Rule.ResultsHeld => $"{Content(kind)}.contest",
        Rule.UnknownArea => $"{Content(kind)}.area",
        Rule.MissingLine or Rule.UnknownLine => $"{Content(kind)}.lines[{finding.Index}]",
        Rule.ReplacesNotCurrent => "replaces",
        Rule.ReasonMissing => $"{Content(kind)}.reason",
        Rule.LegalBasisMissing => $"{Content(kind)}.legal_basis",
        Rule.ReviewedNotHeld or Rule.EndorsedNotStanding => $"{Content(kind)}.statement_id",
        Rule.DecisionMissing => $"{Content(kind)}.{(kind == StatementKind.NoResult ? "cause" : "decision")}",
        Rule.CountedNotReviewable => $"{Content(kind)}.decision",
        Rule.LotOrderInvalid => "lot.order",
        Rule.TurnoutNotPlanned or Rule.TurnoutBeforeMoment or Rule.TurnoutLate => $"{Content(kind)}.moment",
        Rule.TurnoutRollMissing or Rule.TurnoutRollNotAsked => $"{Content(kind)}.registered",
        Rule.TurnoutFalls => $"{Content(kind)}.figure",
        Rule.TurnoutExceedsRoll => $"{Content(kind)}.count",
        Rule.SharesInvalid => $"{Content(kind)}.shares",
        Rule.MethodMissing => $"{Content(kind)}.method",
        Rule.CheckpointUnknown => $"{Content(kind)}.checkpoint_root",
        Rule.CheckpointBehind => $"{Content(kind)}.checkpoint_size",
        Rule.CertifiedSeatsDiffer => $"{Content(kind)}.seats[{finding.Index - sheet!.Lines}]",
        Rule.OutstandingDiffers or Rule.OutstandingMatters => $"{Content(kind)}.outstanding",
        Rule.ProtocolsDiffer => $"{Content(kind)}.area_protocols",
        Rule.NotAList => $"{Content(kind)}.selection",
        Rule.MandatesDiffer or Rule.MandatesInvalid => $"{Content(kind)}.mandates",
        Rule.QuotaNotMet => $"{Content(kind)}.quota_members",
        Rule.Equation => EquationField(sheet!.Form.Equations[finding.Index]),
        Rule.ZeroVotes => "precinct_result.votes",
        Rule.MissingSelection or Rule.UnknownSelection or Rule.NegativeFigure or Rule.FigureTooLarge or Rule.VotesDifferFromValid
            or Rule.IssuedExceedRegistered or Rule.BoxesExceedIssued or Rule.TurnoutHigh or Rule.ShareHigh or Rule.RegisteredDiffers
            or Rule.PreviousTurnoutDiffers or Rule.PreviousRegisteredDiffers or Rule.ReportsDiffer or Rule.CertifiedFiguresDiffer =>
            FigureField(finding.Index, kind, sheet!),
    };

    private static string Content(StatementKind kind) => kind switch
    {
        StatementKind.ElectionDefinition => "election_definition",
        StatementKind.RegistryPage => "registry_page",
        StatementKind.PrecinctResult => "precinct_result",
        StatementKind.Review => "review",
        StatementKind.Lot => "lot",
        StatementKind.AuthorityChange => "authority_change",
        StatementKind.NoResult => "no_result",
        StatementKind.Annulment => "annulment",
        StatementKind.RegistryChange => "registry_change",
        StatementKind.Endorsement => "endorsement",
        StatementKind.AreaProtocol => "area_protocol",
        StatementKind.TurnoutReport => "turnout_report",
        StatementKind.ObserverCopy => "observer_copy",
        StatementKind.ObserverSample => "observer_sample",
        StatementKind.ExitPoll => "exit_poll",
        StatementKind.Certification => "certification",
        StatementKind.Reopening => "reopening",
        StatementKind.MandateAssignment => "mandate_assignment",
    };

    /// <summary>Where a statement says for which part of the country it speaks.</summary>
    private static string PlaceField(StatementKind kind) => kind switch
    {
        StatementKind.Review => "review.statement_id",
        StatementKind.AreaProtocol or StatementKind.ExitPoll => $"{Content(kind)}.area",
        StatementKind.Certification or StatementKind.Reopening or StatementKind.MandateAssignment => $"{Content(kind)}.contest",
        StatementKind.TurnoutReport => "turnout_report.place",
        _ => $"{Content(kind)}.precinct",
    };

    /// <summary>A review names its result only, and a change of the registry is about several contests.</summary>
    private static string ContestField(StatementKind kind) => kind switch
    {
        StatementKind.Review => "review.statement_id",
        StatementKind.RegistryChange => "registry_change",
        _ => $"{Content(kind)}.contest",
    };

    private static string FigureField(int index, StatementKind kind, Sheet sheet) =>
        index < sheet.Lines ? $"{Content(kind)}.lines[{index}]" : $"{Content(kind)}.votes[{index - sheet.Lines}]";

    /// <summary>The first line it names; the votes where it names none.</summary>
    private static string EquationField(ControlEquation equation) =>
        equation.Terms.FirstOrDefault(term => term.Line is not null) is { Line: { } line }
            ? $"precinct_result.lines[{line}]"
            : "precinct_result.votes";
}
