using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for reviews: of a held result, or of a counted one that is flagged, by another commission that speaks for the precinct.</summary>
internal static class ReviewRules
{
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var election = state.Election!;
        var review = statement.Says<Review>();
        var reviewer = statement.Authority!.Value;
        var slot = state.SlotOf(review.Reviewed);
        if (election[reviewer].Role != AuthorityRole.Commission) findings.Refuse(Rule.RoleNotAllowed);
        else if (slot is { } at) PlaceRules.JudgeSpeaker(election, reviewer, election.Slots.PrecinctOf(at), findings);
        if (slot is { } place) PlaceRules.JudgeOpen(state, election.Slots.ContestOf(place), findings);
        HistoryRules.JudgeAlone(statement, findings);
        HistoryRules.JudgeGrounds(review.Grounds, findings);
        if (slot is not { } reviewed) findings.Refuse(Rule.ReviewedNotHeld);
        else if (Reviewers.HasPart(election, state[reviewed], review.Reviewed, reviewer)) findings.Refuse(Rule.ReviewerIsSubmitter);
        if (review.Decision is not (ReviewDecision.Release or ReviewDecision.Refuse)) findings.Refuse(Rule.DecisionMissing);
        if (slot is { } counted && state[counted].Counted == review.Reviewed && review.Decision == ReviewDecision.Refuse)
            findings.Refuse(Rule.CountedNotReviewable);
    }
}
