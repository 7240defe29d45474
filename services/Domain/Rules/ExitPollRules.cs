using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for exit polls: by an accredited pollster, not before their legal hour, with a share for each selection and a method.</summary>
internal static class ExitPollRules
{
    private const int Least = 9_900, Whole = 10_000, Most = 10_100;

    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var election = state.Election!;
        var poll = statement.Says<ExitPoll>();
        PlaceRules.JudgeSpeaker(election, statement.Authority!.Value, AuthorityRole.Pollster, PlaceRules.AreaOf(election, poll.Place), findings);
        if (recordedAt < (election.Definition.ExitPollsFrom ?? election.PollsClose)) findings.Refuse(Rule.ExitPollTooEarly);
        PlaceRules.Exists(state, poll.Place, findings);
        JudgeFigures(poll, findings);
        if (!poll.HasMethod) findings.Refuse(Rule.MethodMissing);
        if (poll.Place.Contest is not { } contest) return;
        var shares = poll.Shares.Sum(share => (long)share);
        if (poll.Shares.Count != election[contest].Selections.Count || shares is < Least or > Most || poll.Shares.Any(share => share > Whole))
            findings.Refuse(Rule.SharesInvalid, poll.Shares.Count, election[contest].Selections.Count, shares);
        HistoryRules.Run(
            statement, state.Beside.ExitPolls.IdIn((statement.Authority.Value, contest, poll.Place.Area)), poll.HasReason, findings);
    }

    private static void JudgeFigures(ExitPoll poll, Findings findings)
    {
        var isInRange = poll.SampleSize is null or > 0 && poll.DesignEffectPermille is null or (> 0 and <= 1_000_000)
            && poll.ResponsePermille is null or (>= 0 and <= 1_000);
        if (!isInRange) findings.Refuse(Rule.PollFigureOutOfRange);
    }
}
