using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for mandates: for a list in a certified contest, as many as it was given, by whoever may certify it.</summary>
internal static class MandateRules
{
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var election = state.Election!;
        var said = statement.Says<MandateAssignment>();
        if (said.Contest is not { } contest)
        {
            findings.Refuse(Rule.UnknownContest);
            return;
        }

        PlaceRules.JudgeSpeaker(election, statement.Authority!.Value, AuthorityRole.Commission, election[contest].Area, findings);
        if (!state[contest].Certified) findings.Refuse(Rule.ContestNotCertified);
        if (said.Selection is not { } list || election[contest].Selections[list].Kind != SelectionKind.List) findings.Refuse(Rule.NotAList);
        else if (!findings.Refused) JudgeMandates(state, statement, said, (contest, list), findings);
    }

    private static void JudgeMandates(
        ElectionState state, Statement statement, MandateAssignment said, (ContestIndex Contest, int List) slot, Findings findings)
    {
        var seats = state.Beside.Certifications.In(slot.Contest)!.Value.Content.Seats[slot.List];
        if (said.Mandates.Count != seats) findings.Refuse(Rule.MandatesDiffer, limit: seats, actual: said.Mandates.Count);
        if (said.Mandates.Distinct().Count() != said.Mandates.Count || said.QuotaMembers > said.Mandates.Count) findings.Refuse(Rule.MandatesInvalid);
        HistoryRules.Run(statement, state.Beside.Mandates.IdIn(slot), said.HasReason, findings);
        if (findings.Refused || state.Definition!.Quota is not { } quota) return;
        var needed = quota.Needed(said.Mandates.Count);
        if (said.QuotaMembers < needed) new Adjustable(state.Election!.Rules, false, findings).Break(Rule.QuotaNotMet, 0, said.QuotaMembers, needed);
    }
}
