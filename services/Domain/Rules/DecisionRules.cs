using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for what is decided about a slot instead of counting it: that there is no result, or that the one counted is annulled.</summary>
internal static class DecisionRules
{
    /// <summary>By a commission that speaks for the precinct; never while a result counts or waits.</summary>
    public static void JudgeNoResult(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var election = state.Election!;
        var said = statement.Says<NoResult>();
        if (election[statement.Authority!.Value].Role != AuthorityRole.Commission) findings.Refuse(Rule.RoleNotAllowed);
        else PlaceRules.JudgeSpeaker(election, statement.Authority.Value, said.Place.Precinct, findings);
        if (recordedAt < election.PollsClose) findings.Refuse(Rule.BeforePollsClose);
        PlaceRules.Run(state, said.Place, findings);
        HistoryRules.JudgeGrounds(said.Grounds, findings);
        if (said.Cause is not (NoResultCause.NotOpened or NoResultCause.Destroyed or NoResultCause.Postponed)) findings.Refuse(Rule.DecisionMissing);
        if (said.Place.Slot is not { } slot) return;
        if (state[slot].State is SlotState.Awaited or SlotState.NoResult) HistoryRules.Run(statement, state[slot].Standing, true, findings);
        else HistoryRules.Forbid(state[slot].State, findings);
    }

    /// <summary>By a court or the root authority; of a result that counts, or of an annulment.</summary>
    public static void JudgeAnnulment(ElectionState state, Statement statement, Findings findings)
    {
        var election = state.Election!;
        var said = statement.Says<Annulment>();
        var speaker = statement.Authority!.Value;
        if (election[speaker].Role != AuthorityRole.Court && speaker.Value != 0) findings.Refuse(Rule.RoleNotAllowed);
        else PlaceRules.JudgeSpeaker(election, speaker, said.Place.Precinct, findings);
        PlaceRules.Run(state, said.Place, findings);
        HistoryRules.JudgeGrounds(said.Grounds, findings);
        if (said.Decision is not (AnnulmentDecision.Annul or AnnulmentDecision.Reinstate)) findings.Refuse(Rule.DecisionMissing);
        else if (said.Place.Slot is { } slot) JudgeState(state[slot], statement, said.Decision, findings);
    }

    private static void JudgeState(Slot slot, Statement statement, AnnulmentDecision decision, Findings findings)
    {
        var isAllowed = decision == AnnulmentDecision.Annul
            ? slot.State is SlotState.Counted or SlotState.CountedAndHeld
            : slot.State == SlotState.Annulled;
        if (isAllowed) HistoryRules.Run(statement, slot.Standing, true, findings);
        else HistoryRules.Forbid(slot.State, findings);
    }
}
