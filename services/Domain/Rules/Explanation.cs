using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>A finding in words: which field, what is wrong, what to do. Written for the person at the keyboard.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Field">Path of the field, for example "precinct_result.lines[3]".</param>
/// <param name="Message">English.</param>
public readonly record struct Explanation(string Code, string Field, string Message)
{
    /// <param name="finding">What was found.</param>
    /// <param name="sheet">The contest's sheet; null where the statement is not a result in a known contest.</param>
    public static Explanation Of(Finding finding, Sheet? sheet) =>
        new(Verdict.CodeOf(finding, sheet?.Form), FieldOf(finding, sheet), MessageOf(finding, sheet));

    /// <summary>One explanation for each problem of a refused definition or registry.</summary>
    public static Explanation Of(Rule rule, DefinitionProblem problem) => new(rule.Code(), problem.Field, $"{problem.Field} {problem.Message}.");

    private static string FieldOf(Finding finding, Sheet? sheet) => finding.Rule switch
    {
        Rule.ElectionNotDefined or Rule.WrongElection => "election_id",
        Rule.AlreadyDefined or Rule.DefinitionInvalid => "election_definition",
        Rule.UnknownAuthority or Rule.RoleNotAllowed or Rule.ReviewerIsSubmitter => "authority",
        Rule.KeyNotInForce => "signature",
        Rule.RegistryInvalid or Rule.PageNotCommitted or Rule.PageRepeated => "registry_page.number",
        Rule.RegistryIncomplete => "content",
        Rule.BeforePollsClose or Rule.OutsideArea or Rule.UnknownPrecinct => "precinct_result.precinct",
        Rule.UnknownContest or Rule.ContestNotAtPrecinct or Rule.LotNotCalledFor => "contest",
        Rule.MissingLine or Rule.UnknownLine => $"precinct_result.lines[{finding.Index}]",
        Rule.MissingSelection or Rule.UnknownSelection => $"precinct_result.votes[{finding.Index}]",
        Rule.NegativeFigure or Rule.FigureTooLarge or Rule.VotesDifferFromValid or Rule.IssuedExceedRegistered or Rule.BoxesExceedIssued
            or Rule.ZeroVotes => FigureField(finding.Index, sheet!),
        Rule.ReplacesNotCurrent => "replaces",
        Rule.ReasonMissing => "reason",
        Rule.ReviewedNotHeld => "review.statement_id",
        Rule.DecisionMissing => "review.decision",
        Rule.LotOrderInvalid => "lot.order",
        Rule.Equation or Rule.TurnoutHigh or Rule.RegisteredDiffers or Rule.PreviousTurnoutDiffers or Rule.PreviousRegisteredDiffers
            => "precinct_result.lines",
        Rule.ShareHigh => "precinct_result.votes",
    };

    private static string FigureField(int index, Sheet sheet) =>
        index < sheet.Lines ? $"precinct_result.lines[{index}]" : $"precinct_result.votes[{index - sheet.Lines}]";

    private static string MessageOf(Finding finding, Sheet? sheet) => finding.Rule switch
    {
        Rule.ElectionNotDefined => "This ledger has no election yet; its definition must be recorded first.",
        Rule.AlreadyDefined => "This ledger already holds an election; another election needs a ledger of its own.",
        Rule.WrongElection => "The statement is for another election than the one this ledger holds; check the election id it was signed for.",
        Rule.UnknownAuthority => "No authority of this election has this code; check it against the definition.",
        Rule.KeyNotInForce => "The signature is not by the key in force for this authority; sign with its current key.",
        Rule.RoleNotAllowed => "This authority's role does not allow such a statement; it must come from one whose role does.",
        Rule.OutsideArea => "The precinct lies outside the authority's area; the commission responsible for it must report it.",
        Rule.DefinitionInvalid => "The definition cannot be used.",
        Rule.RegistryInvalid => "The registry's pages do not make a usable registry together.",
        Rule.PageNotCommitted => "The definition does not commit to this page under this number; send the pages it was made with.",
        Rule.PageRepeated => "This page is already recorded.",
        Rule.RegistryIncomplete => "Pages of the registry are still missing; results open when all are recorded. Try again then.",
        Rule.BeforePollsClose => "The polls have not closed; send the result when they have.",
        Rule.UnknownContest => "No contest of this election has this code; check it against the definition.",
        Rule.UnknownPrecinct => "No precinct of this election has this code; check it against the registry.",
        Rule.ContestNotAtPrecinct => "This precinct does not vote in this contest; check both codes.",
        Rule.MissingLine => $"{finding.Found} figures were given for {finding.Limit} form lines: from \"{LineName(sheet!, finding.Index)}\" on they are missing; give every line, 0 where the form says none.",
        Rule.UnknownLine => $"{finding.Found} figures were given for {finding.Limit} form lines; leave out what the form does not have.",
        Rule.MissingSelection => $"{finding.Found} figures were given for {finding.Limit} selections: from \"{sheet!.Contest.Selections[finding.Index].Code}\" on they are missing; give every selection, 0 where it has no votes.",
        Rule.UnknownSelection => $"{finding.Found} figures were given for {finding.Limit} selections; leave out what the ballot does not have.",
        Rule.NegativeFigure => $"{FigureName(sheet!, finding.Index)} is {finding.Found}; a count is 0 or more.",
        Rule.FigureTooLarge => $"{FigureName(sheet!, finding.Index)} is {finding.Found}; a precinct's count is at most {finding.Limit}.",
        Rule.ReplacesNotCurrent => "This slot's current statement is another than the one named in replaces; look at the current one and, if it is to be corrected, name it and say why.",
        Rule.ReasonMissing => "No reason is given; say why in 1 to 500 characters.",
        Rule.ReviewedNotHeld => "The statement reviewed is not held; it may have been reviewed or replaced already.",
        Rule.ReviewerIsSubmitter => "The authority that reported a result cannot review it; another one must.",
        Rule.DecisionMissing => "The decision is missing; it must be RELEASE or REFUSE.",
        Rule.LotNotCalledFor => "This contest's ties are not broken by lot.",
        Rule.LotOrderInvalid => "The order must name at least two of the contest's selections, each once.",
        Rule.Equation => EquationMessage(finding, sheet!.Form.Equations[finding.Index]),
        Rule.VotesDifferFromValid => $"Votes add up to {finding.Found}, valid ballots are {finding.Limit}.{IfTyped}",
        Rule.IssuedExceedRegistered => $"{finding.Found} ballots were issued to {finding.Limit} registered voters.{IfTyped}",
        Rule.BoxesExceedIssued => $"{finding.Found} ballots are in the boxes, {finding.Limit} were issued.{IfTyped}",
        Rule.ZeroVotes => "No votes at all are reported.",
        Rule.TurnoutHigh => $"Turnout is {Permille(finding.Found)}, over {Permille(finding.Limit)}.",
        Rule.ShareHigh => $"One selection has {Permille(finding.Found)} of the votes, over {Permille(finding.Limit)}.",
        Rule.RegisteredDiffers => $"{finding.Found} registered voters are reported, the registry has {finding.Limit}.",
        Rule.PreviousTurnoutDiffers => $"Turnout is {Permille(finding.Found)}, in the previous election it was {Permille(finding.Limit)}.",
        Rule.PreviousRegisteredDiffers => $"{finding.Found} registered voters are reported, in the previous election there were {finding.Limit}.",
    };

    private const string IfTyped = " Check the typing; if the signed form itself reads so, send it again with as_written.";

    private static string EquationMessage(Finding finding, ControlEquation equation)
    {
        var relation = equation.Relation switch
        {
            Relation.Equal => "exactly",
            Relation.AtMost => "at most",
            Relation.AtLeast => "at least",
        };
        return $"Control equation {equation.Code}: the left side is {finding.Found}, it must be {relation} {finding.Limit}.{IfTyped}";
    }

    private static string LineName(Sheet sheet, int line) => sheet.Form.Lines[line].Code;

    private static string FigureName(Sheet sheet, int index) =>
        index < sheet.Lines ? $"Line \"{LineName(sheet, index)}\"" : $"Votes for \"{sheet.Contest.Selections[index - sheet.Lines].Code}\"";

    private static string Permille(long value) => $"{value / 10}.{value % 10}%";
}
