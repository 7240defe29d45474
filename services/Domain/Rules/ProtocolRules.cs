using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for figures that stand beside the totals and are compared with them: a commission's protocol of an area, an observer's copy. That they differ breaks no
/// rule: it is what they are for.
/// </summary>
internal static class ProtocolRules
{
    /// <summary>2^53 - 1: as far as every language's numbers are exact.</summary>
    private const long MostInArea = (1L << 53) - 1;

    public static void JudgeAreaProtocol(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var said = statement.Says<AreaProtocol>();
        PlaceRules.JudgeSpeaker(state.Election!, statement.Authority!.Value, AuthorityRole.Commission, PlaceRules.AreaOf(state.Election!, said.Place), findings);
        if (recordedAt < state.Election!.PollsClose) findings.Refuse(Rule.BeforePollsClose);
        PlaceRules.Exists(state, said.Place, findings);
        if (said.Place.Contest is not { } contest) return;
        PlaceRules.JudgeOpen(state, contest, findings);
        FigureRules.Run([.. said.Lines], [.. said.Votes], state.Election!.SheetOf(contest), MostInArea, findings);
        HistoryRules.Run(statement, state.Beside.AreaProtocols.IdIn((contest, said.Place.Area)), said.HasReason, findings);
    }

    public static void JudgeObserverCopy(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var election = state.Election!;
        var said = statement.Says<ObserverCopy>();
        var observer = statement.Authority!.Value;
        if (election[observer].Role != AuthorityRole.Observer) findings.Refuse(Rule.RoleNotAllowed);
        else PlaceRules.JudgeSpeaker(election, observer, said.Place.Precinct, findings);
        if (recordedAt < election.PollsClose) findings.Refuse(Rule.BeforePollsClose);
        PlaceRules.Exists(election, said.Place, findings);
        if (said.Place is not { Contest: { } contest, Slot: { } slot }) return;
        FigureRules.Run([.. said.Lines], [.. said.Votes], election.SheetOf(contest), int.MaxValue, findings);
        HistoryRules.Run(statement, state.Beside.ObserverCopies.IdIn((observer, slot)), said.HasReason, findings);
    }
}
