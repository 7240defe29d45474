using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for endorsements: of a result that is held or counts, by another commission that speaks for the precinct, once.</summary>
internal static class EndorsementRules
{
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var election = state.Election!;
        var said = statement.Says<Endorsement>();
        var endorser = statement.Authority!.Value;
        if (election[endorser].Role != AuthorityRole.Commission) findings.Refuse(Rule.RoleNotAllowed);
        else PlaceRules.JudgeSpeaker(election, endorser, said.Place.Precinct, findings);
        PlaceRules.Run(state, said.Place, findings);
        HistoryRules.JudgeAlone(statement, findings);
        if (said.Place.Slot is not { } slot) return;
        if (state[slot].ReporterOf(said.Endorsed) is not { } reporter) findings.Refuse(Rule.EndorsedNotStanding);
        else if (election.AreOne(endorser, reporter)) findings.Refuse(Rule.EndorserIsSubmitter);
        if (state.Beside.Endorsements.In((said.Endorsed, endorser)) is not null) findings.Refuse(Rule.ChangeWithoutEffect);
    }
}
