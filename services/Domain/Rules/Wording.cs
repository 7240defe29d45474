using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;

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
        Rule.OutsideArea => "This lies outside the authority's area; the authority responsible for it must say this.",
        Rule.DefinitionInvalid => "The definition cannot be used; correct what its problems name.",
        Rule.RegistryInvalid => "The registry's pages do not make a usable registry together; correct what its problems name.",
        Rule.PageNotCommitted => "The definition does not commit to this page under this number; send the pages it was made with.",
        Rule.PageRepeated => "This page is already recorded; nothing needs to be sent.",
        Rule.RegistryIncomplete => "Pages of the registry are still missing; results open when all are recorded. Try again then.",
        Rule.BeforePollsClose => "The polls have not closed; send this when they have.",
        Rule.BeforeRelease => "The release hour has not come; certify when figures may be told.",
        Rule.UnknownContest => "No contest of this election has this code; check it against the definition.",
        Rule.UnknownPrecinct => "No precinct of this election has this code; check it against the registry.",
        Rule.ContestNotAtPrecinct => "This precinct does not vote in this contest; check both codes.",
        Rule.UnknownArea => "No area of this election has this code; check it against the registry.",
        Rule.ContestNotInArea => "Nobody in this area votes in this contest; check both codes.",
        Rule.PrecinctClosed => "This station was closed by a change of the registry; report for the station that took its place.",
        Rule.ContestCertified => "The contest is certified: nothing about it changes unless a court reopens it.",
        Rule.StateForbids => finding.Limit == HistoryRules.ThirdReport ? SlotStates.ThirdReport((SlotState)finding.Found) : SlotStates.Describe((SlotState)finding.Found),
        Rule.ReplacesNotCurrent =>
            "The statement named in replaces is not the one in force. To correct what stands, name that and say why; else leave replaces out.",
        Rule.ReasonMissing => "No reason is given; say why in 1 to 500 characters.",
        Rule.LegalBasisMissing => "No legal basis is given; name the law's clause or the ruling in 1 to 300 characters.",
        Rule.ReviewedNotHeld => "The statement reviewed is not held, nor counted and flagged; it may have been reviewed or replaced already.",
        Rule.EndorsedNotStanding => "The statement endorsed is neither held nor counted at this precinct; it may have been replaced or annulled.",
        Rule.EndorserIsSubmitter => "Whoever reported a result cannot endorse it; another authority, with a key of its own, must.",
        Rule.CountedNotReviewable => "A counted result is not set aside by review: release says that it is right, a correction replaces it, an annulment takes it out.",
        Rule.ReviewerIsSubmitter => "Whoever reported a result cannot review it, nor the report that it differs from; another authority, with a key of its own, must.",
        Rule.DecisionMissing => "Nothing is decided; give RELEASE or REFUSE in a review, ANNUL or REINSTATE in an annulment, NOT_OPENED, DESTROYED or POSTPONED where there is no result.",
        Rule.LotNotCalledFor => "This contest's ties are not broken by lot; no lot can be recorded in it.",
        Rule.LotOrderInvalid => "The order must name at least two of the contest's selections by number, each once.",
        Rule.ChangedAuthorityUnknown => "No authority of this election has the code that is to be changed; check it, or add the authority first.",
        Rule.NotAboveAuthority =>
            "Only an authority above the one concerned can say this: the root authority, or a commission in whose area all of its areas lie at a lower level.",
        Rule.AuthorityInvalid => "The authority cannot be added; correct what its problems name.",
        Rule.ChangeWithoutEffect => "This is so already; nothing needs to be sent. A new key must be another one than all before.",
        Rule.RegistryChangeInvalid => "The registry cannot be changed so; correct what its problems name.",
        Rule.TurnoutNotPlanned when finding.Limit == 0 => "This election has no turnout plan; no turnout can be reported.",
        Rule.TurnoutNotPlanned => $"Moment {finding.Found} is none of the election's {finding.Limit} turnout moments, which are numbered from 0.",
        Rule.TurnoutBeforeMoment => "The moment has not come; report when it has.",
        Rule.TurnoutRollMissing => "Turnout is a share of the roll as reported here; give registered, the roll at that moment.",
        Rule.TurnoutRollNotAsked => "Turnout is a share of the registry's voters here; leave registered out.",
        Rule.TurnoutFalls =>
            $"{finding.Found} does not fit {finding.Limit}, as reported for moment {finding.Index}: turnout never falls. Correct the report that is wrong first.",
        Rule.SampleAfterOpening => "The polls have opened; a sample is committed to before they do.",
        Rule.SampleCommitted => "A sample is committed to already, and there is one only.",
        Rule.SampleNotCommitted => "This is not the sample committed to: the SHA-256 of its encoding is another, or none was committed to.",
        Rule.SampleInvalid => "The sample cannot be used; correct what its problems name.",
        Rule.ExitPollTooEarly => "The law's hour for exit polls has not come; send it when it has.",
        Rule.SharesInvalid => $"{Counted(finding.Index, "share")} of {finding.Found} hundredths of a per cent together are given; give one for each of the contest's {finding.Limit} selections, 9,900 to 10,100 together.",
        Rule.PollFigureOutOfRange => "A sample has at least 1 voter, a design effect lies between 1 and 1,000,000 thousandths, a response between 0 and 1,000; leave out what is not known.",
        Rule.MethodMissing => "No method is given; say how voters were chosen and asked, in 1 to 500 characters.",
        Rule.CheckpointUnknown => $"The log had no such root over its first {finding.Found} entries; take size and root from one of its checkpoints.",
        Rule.CheckpointBehind => $"Something about the contest was recorded after {finding.Found} entries; certify a checkpoint of {finding.Limit} or more.",
        Rule.CertifiedFiguresDiffer => $"{Name(sheet!, finding.Index)} is certified as {finding.Found}, but the entries come to {finding.Limit}.",
        Rule.CertifiedSeatsDiffer => Seats(finding, sheet!),
        Rule.SeatsNotDecided =>
            "A tie waits for its lot, or candidates' contests that decide which lists take part are not certified; those come first.",
        Rule.ResultsHeld => $"{Counted(finding.Found, "result")} of the contest still held; review first.",
        Rule.OutstandingDiffers =>
            $"{Counted(finding.Found, "station")} named as outstanding, but of {finding.Limit} there is neither a result nor a recorded reason for none; name exactly those, each once.",
        Rule.OutstandingMatters => $"What {Counted(finding.Found, "outstanding station")} may still report could change a seat; wait for it, or record why there is none.",
        Rule.ProtocolsDiffer => "The area protocols cited are not exactly those in force in the contest, in ascending order of their ids.",
        Rule.ContestNotCertified => "The contest is not certified; that comes first.",
        Rule.CertifiedOnItsSeats => "A contest is certified in which this one's seats decide who takes part; a court reopens that one first.",
        Rule.NotAList => "The contest has no list of this code; mandates are assigned for lists.",
        Rule.MandatesDiffer => $"{Counted(finding.Found, "name")} given for {Counted(finding.Limit, "seat")}; give one for each.",
        Rule.MandatesInvalid => "A name stands twice, or more members are counted for the quota than there are names.",
        Rule.MissingLine => $"{Missing(finding, sheet!, "form line")} Give every line, 0 where the form says none.",
        Rule.UnknownLine => $"More figures are given than the form has lines ({finding.Limit}); leave out what it does not have.",
        Rule.MissingSelection => $"{Missing(finding, sheet!, "selection")} Give every selection, 0 where it has no votes.",
        Rule.UnknownSelection =>
            $"More figures are given than the ballot has selections ({finding.Limit}); leave out what it does not have.",
        Rule.NegativeFigure => $"{Name(sheet!, finding.Index)} is given as {finding.Found}; a count is 0 or more.",
        Rule.FigureTooLarge => $"{Name(sheet!, finding.Index)} is given as {finding.Found}; a count here is at most {finding.Limit}.",
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
        Rule.TurnoutExceedsRoll => $"{finding.Found} are reported to have voted, of {finding.Limit} on the roll.{Advice(finding)}",
        Rule.TurnoutLate => $"The report came {finding.Found} minutes after its moment; it was due within {finding.Limit}.{Advice(finding)}",
        Rule.QuotaNotMet => $"{finding.Found} of the mandates count for the quota, which asks for {finding.Limit}.{Advice(finding)}",
        Rule.ReportsDiffer =>
            $"{Name(sheet!, finding.Index)} differs from the other authority's report. Both wait until they agree or a review decides; correct the one that is wrong.",
        Rule.SecondReportAwaited => "It counts once another authority reports the same.",
        Rule.EndorsementAwaited => "It counts once another official has endorsed it.",
    };

    /// <summary>What to do about a rule whose disposition the election sets.</summary>
    private static string Advice(Finding finding) =>
        finding.Rule.IsOfResults() ? AdviceOnResult(finding.Disposition) : AdviceBeside(finding.Disposition);

    private static string AdviceOnResult(Disposition disposition) => disposition switch
    {
        Disposition.None => "",
        Disposition.Info => " This is only noted; if it was typed wrongly, send a correction.",
        Disposition.Flag => " Such a result is counted and marked; if it was typed wrongly, send a correction.",
        Disposition.Hold => " Such a result waits for a review; if it was typed wrongly, send a correction.",
        Disposition.Refuse => " Check the typing; if the signed form itself reads so, send it again with as_written.",
    };

    /// <summary>For what is no result: nothing of it is held, and as_written is not known there.</summary>
    private static string AdviceBeside(Disposition disposition) => disposition switch
    {
        Disposition.None or Disposition.Hold => "",
        Disposition.Info => " This is only noted; if it was typed wrongly, send a correction.",
        Disposition.Flag => " It is recorded and marked; if it was typed wrongly, send a correction.",
        Disposition.Refuse => " Check the typing; this election takes none that says so.",
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

    private static string Seats(Finding finding, Sheet sheet)
    {
        if (finding.Index == sheet.Width) return $"{Counted(finding.Found, "figure")} given for the seats of {Counted(finding.Limit, "selection")}; give one for each.";
        return finding.Found < 0
            ? $"{Name(sheet, finding.Index)}: no seats are given, but the rule gives {finding.Limit}; give one figure for each selection."
            : $"{Name(sheet, finding.Index)}: {Counted(finding.Found, "seat")} certified, but the rule gives {finding.Limit}.";
    }

    private static string Missing(Finding finding, Sheet sheet, string what) =>
        $"{Counted(finding.Found, "figure")} given for {Counted(finding.Limit, what)}: {Name(sheet, finding.Index)} is the first missing.";

    private static string Counted(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Percent(long permille) => $"{permille / 10}.{permille % 10}%";
}
