using Tabulation.Domain.Elections;

namespace Tabulation.Domain.Rules;

/// <summary>What is wrong and what to do about it, in English.</summary>
internal static class Wording
{
    public static string Of(Finding finding, Sheet? sheet) => finding.Rule switch
    {
        Rule.ElectionNotDefined => "This ledger has no election yet; its definition must be recorded first.",
        Rule.AlreadyDefined => "This ledger already holds an election; another election needs a ledger of its own.",
        Rule.WrongElection => "The statement is for another election than this ledger holds; check the election id it was signed for.",
        Rule.UnknownAuthority => "No authority of this election has this code; check it against the definition.",
        Rule.KeyNotInForce => "The signature is not by the key in force for this authority; sign with its current key.",
        Rule.AuthorityRevoked => "This authority was revoked; the authority above it must give it a new key, or another must say this.",
        Rule.RoleNotAllowed => "This authority's role does not allow such a statement; it must come from one whose role does.",
        Rule.OutsideArea => "The precinct lies outside the authority's area; the commission responsible for it must say this.",
        Rule.DefinitionInvalid => "The definition cannot be used; correct what its problems name.",
        Rule.RegistryInvalid => "The registry's pages do not make a usable registry together; correct what its problems name.",
        Rule.PageNotCommitted => "The definition does not commit to this page under this number; send the pages it was made with.",
        Rule.PageRepeated => "This page is already recorded; nothing needs to be sent.",
        Rule.RegistryIncomplete => "Pages of the registry are still missing; results open when all are recorded. Try again then.",
        Rule.BeforePollsClose => "The polls have not closed; send the result when they have.",
        Rule.UnknownContest => "No contest of this election has this code; check it against the definition.",
        Rule.UnknownPrecinct => "No precinct of this election has this code; check it against the registry.",
        Rule.ContestNotAtPrecinct => "This precinct does not vote in this contest; check both codes.",
        Rule.ReplacesNotCurrent =>
            "The statement named in replaces is not the one in force. To correct a result, name that and say why; else leave replaces out.",
        Rule.ReasonMissing => "No reason is given; say why in 1 to 500 characters.",
        Rule.ReviewedNotHeld => "The statement reviewed is not held; it may have been reviewed or replaced already.",
        Rule.ReviewerIsSubmitter => "Whoever reported a result cannot review it; another authority, with a key of its own, must.",
        Rule.DecisionMissing => "The decision is missing; it must be RELEASE or REFUSE.",
        Rule.LotNotCalledFor => "This contest's ties are not broken by lot; no lot can be recorded in it.",
        Rule.LotOrderInvalid => "The order must name at least two of the contest's selections by number, each once.",
        Rule.ChangedAuthorityUnknown => "No authority of this election has the code that is to be changed; check it, or add the authority first.",
        Rule.NotAboveAuthority =>
            "Only an authority above the one concerned can say this: the root authority, or a commission in whose area all of its areas lie at a lower level.",
        Rule.AuthorityInvalid => "The authority cannot be added; correct what its problems name.",
        Rule.ChangeWithoutEffect => "This is so already; nothing needs to be sent. A new key must be another one than all before.",
        Rule.MissingLine => $"{Missing(finding, sheet!, "form line")} Give every line, 0 where the form says none.",
        Rule.UnknownLine => $"More figures are given than the form has lines ({finding.Limit}); leave out what it does not have.",
        Rule.MissingSelection => $"{Missing(finding, sheet!, "selection")} Give every selection, 0 where it has no votes.",
        Rule.UnknownSelection =>
            $"More figures are given than the ballot has selections ({finding.Limit}); leave out what it does not have.",
        Rule.NegativeFigure => $"{Name(sheet!, finding.Index)} is given as {finding.Found}; a count is 0 or more.",
        Rule.FigureTooLarge => $"{Name(sheet!, finding.Index)} is given as {finding.Found}; a precinct's count is at most {finding.Limit}.",
        Rule.Equation => Equation(finding, sheet!.Form) + Advice(finding),
        Rule.VotesDifferFromValid =>
            $"Votes add up to {finding.Found}, but {Name(sheet!, finding.Index)} gives {finding.Limit} valid ballots.{Advice(finding)}",
        Rule.IssuedExceedRegistered => $"{finding.Found} ballots were issued to {finding.Limit} registered voters.{Advice(finding)}",
        Rule.BoxesExceedIssued => $"{finding.Found} ballots are in the boxes, but only {finding.Limit} were issued.{Advice(finding)}",
        Rule.ZeroVotes => $"No votes at all are reported.{Advice(finding)}",
        Rule.TurnoutHigh => $"Turnout is {Percent(finding.Found)}, over {Percent(finding.Limit)}.{Advice(finding)}",
        Rule.ShareHigh =>
            $"{Name(sheet!, finding.Index)} are {Percent(finding.Found)} of all, over {Percent(finding.Limit)}.{Advice(finding)}",
        Rule.RegisteredDiffers => $"{finding.Found} registered voters are reported, the registry has {finding.Limit}.{Advice(finding)}",
        Rule.PreviousTurnoutDiffers =>
            $"Turnout is {Percent(finding.Found)}, in the previous election it was {Percent(finding.Limit)}.{Advice(finding)}",
        Rule.PreviousRegisteredDiffers =>
            $"{finding.Found} registered voters are reported, in the previous election there were {finding.Limit}.{Advice(finding)}",
    };

    /// <summary>What to do about a rule whose disposition the election sets.</summary>
    private static string Advice(Finding finding) => finding.Disposition switch
    {
        Disposition.None => "",
        Disposition.Info => " This is only noted; if it was typed wrongly, send a correction.",
        Disposition.Flag => " Such a result is counted and marked; if it was typed wrongly, send a correction.",
        Disposition.Hold => " Such a result waits for a review; if it was typed wrongly, send a correction.",
        Disposition.Refuse => " Check the typing; if the signed form itself reads so, send it again with as_written.",
    };

    private static string Equation(Finding finding, Form form)
    {
        var equation = form.Equations[finding.Index];
        var left = string.Join(' ', equation.Terms.Select((term, number) => Term(term, number == 0, form)));
        return $"Control equation {equation.Code} does not hold: {left} is {finding.Found}, must be {Relation(equation)} {finding.Limit}.";
    }

    private static string Term(Term term, bool isFirst, Form form)
    {
        var sign = term.Coefficient < 0 ? isFirst ? "-" : "- " : isFirst ? "" : "+ ";
        var times = Math.Abs(term.Coefficient) == 1 ? "" : $"{Math.Abs(term.Coefficient)} x ";
        return $"{sign}{times}{(term.Line is { } line ? form.Lines[line].Code : "all votes")}";
    }

    private static string Relation(ControlEquation equation) => equation.Relation switch
    {
        Elections.Relation.Equal => "exactly",
        Elections.Relation.AtMost => "at most",
        Elections.Relation.AtLeast => "at least",
    };

    private static string Name(Sheet sheet, int figure) => figure < sheet.Lines
        ? $"Line \"{sheet.Form.Lines[figure].Code}\""
        : $"Votes for \"{sheet.Contest.Selections[figure - sheet.Lines].Code}\"";

    private static string Missing(Finding finding, Sheet sheet, string what) =>
        $"{Counted(finding.Found, "figure")} given for {Counted(finding.Limit, what)}: {Name(sheet, finding.Index)} is the first missing.";

    private static string Counted(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Percent(long permille) => $"{permille / 10}.{permille % 10}%";
}
