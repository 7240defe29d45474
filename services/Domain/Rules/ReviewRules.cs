using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for reviews: of a held result, by another commission that speaks for the precinct.</summary>
internal static class ReviewRules
{
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var election = state.Election!;
        var review = statement.Review!;
        var reviewer = election[statement.Authority!.Value];
        var slot = state.SlotHolding(review.Reviewed);
        if (reviewer.Role != AuthorityRole.Commission) findings.Refuse(Rule.RoleNotAllowed);
        else if (slot is { } at && !SpeaksFor(election, statement.Authority.Value, at)) findings.Refuse(Rule.OutsideArea);
        if (!statement.Replaces.IsNone) findings.Refuse(Rule.ReplacesNotCurrent);
        if (!review.HasReason) findings.Refuse(Rule.ReasonMissing);

        // By key, not by code: two offices that share one key are one pair of eyes, also once one of them has another key.
        if (slot is null) findings.Refuse(Rule.ReviewedNotHeld);
        else if (election[state[slot.Value].HeldBy].Knows(reviewer.PublicKey)) findings.Refuse(Rule.ReviewerIsSubmitter);
        if (review.Decision is not (ReviewDecision.Release or ReviewDecision.Refuse)) findings.Refuse(Rule.DecisionMissing);
    }

    private static bool SpeaksFor(Election election, AuthorityIndex authority, SlotIndex slot) =>
        election.SpeaksFor(authority, election.Slots.PrecinctOf(slot));
}
