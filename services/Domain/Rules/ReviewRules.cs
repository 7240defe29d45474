using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for reviews: of a held result, by another commission that speaks for the precinct.</summary>
internal static class ReviewRules
{
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var election = state.Election!;
        var review = statement.Review!;
        var authority = statement.Authority!.Value;
        var slot = state.SlotHolding(review.Reviewed);
        if (election[authority].Role != AuthorityRole.Commission) findings.Refuse(Rule.RoleNotAllowed);
        else if (slot is { } at && !election.SpeaksFor(authority, election.Slots.PrecinctOf(at))) findings.Refuse(Rule.OutsideArea);
        if (!review.HasReason) findings.Refuse(Rule.ReasonMissing);
        if (slot is null) findings.Refuse(Rule.ReviewedNotHeld);
        else if (state[slot.Value].HeldBy == authority) findings.Refuse(Rule.ReviewerIsSubmitter);
        if (review.Decision == ReviewDecision.Missing) findings.Refuse(Rule.DecisionMissing);
    }
}
