using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Which field of the payload a finding is about, named as in statement.proto.</summary>
internal static class FieldPath
{
    public static string Of(Finding finding, StatementKind kind, Sheet? sheet) => finding.Rule switch
    {
        Rule.ElectionNotDefined or Rule.WrongElection => "election_id",
        Rule.UnknownAuthority or Rule.AuthorityRevoked or Rule.NotAboveAuthority or Rule.RoleNotAllowed or Rule.ReviewerIsSubmitter => "authority",
        Rule.KeyNotInForce => "signature",
        Rule.AlreadyDefined or Rule.DefinitionInvalid or Rule.RegistryInvalid or Rule.RegistryIncomplete or Rule.BeforePollsClose
            or Rule.ChangedAuthorityUnknown or Rule.AuthorityInvalid or Rule.ChangeWithoutEffect => Content(kind),
        Rule.PageNotCommitted or Rule.PageRepeated => "registry_page.number",
        Rule.OutsideArea => kind == StatementKind.Review ? "review.statement_id" : "precinct_result.precinct",
        Rule.UnknownPrecinct => "precinct_result.precinct",
        Rule.UnknownContest or Rule.ContestNotAtPrecinct or Rule.LotNotCalledFor => $"{Content(kind)}.contest",
        Rule.MissingLine or Rule.UnknownLine => $"precinct_result.lines[{finding.Index}]",
        Rule.ReplacesNotCurrent => "replaces",
        Rule.ReasonMissing => $"{Content(kind)}.reason",
        Rule.ReviewedNotHeld => "review.statement_id",
        Rule.DecisionMissing => "review.decision",
        Rule.LotOrderInvalid => "lot.order",
        Rule.Equation => EquationField(sheet!.Form.Equations[finding.Index]),
        Rule.ZeroVotes => "precinct_result.votes",
        Rule.MissingSelection or Rule.UnknownSelection or Rule.NegativeFigure or Rule.FigureTooLarge or Rule.VotesDifferFromValid
            or Rule.IssuedExceedRegistered or Rule.BoxesExceedIssued or Rule.TurnoutHigh or Rule.ShareHigh or Rule.RegisteredDiffers
            or Rule.PreviousTurnoutDiffers or Rule.PreviousRegisteredDiffers => FigureField(finding.Index, sheet!),
    };

    private static string Content(StatementKind kind) => kind switch
    {
        StatementKind.ElectionDefinition => "election_definition",
        StatementKind.RegistryPage => "registry_page",
        StatementKind.PrecinctResult => "precinct_result",
        StatementKind.Review => "review",
        StatementKind.Lot => "lot",
        StatementKind.AuthorityChange => "authority_change",
    };

    private static string FigureField(int index, Sheet sheet) =>
        index < sheet.Lines ? $"precinct_result.lines[{index}]" : $"precinct_result.votes[{index - sheet.Lines}]";

    /// <summary>The first line it names; the votes where it names none.</summary>
    private static string EquationField(ControlEquation equation) =>
        equation.Terms.FirstOrDefault(term => term.Line is not null) is { Line: { } line }
            ? $"precinct_result.lines[{line}]"
            : "precinct_result.votes";
}
