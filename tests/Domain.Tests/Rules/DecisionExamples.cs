using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;
using static Tabulation.Domain.Tests.Rules.RuleExample;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Reviews, lots, and what is decided about a result.</summary>
internal static class DecisionExamples
{
    public static IEnumerable<RuleExample> All => [.. OfReviewsAndLots(), .. OfNoResults(), .. OfAnnulments(), .. OfEndorsements()];

    private static IEnumerable<RuleExample> OfReviewsAndLots() =>
    [
        new(Rule.ReviewedNotHeld, Said.Review("cec", Clean.Id, ReviewDecision.Release), "review.statement_id",
            "not held") { Before = [Clean] },
        new(Rule.ReviewerIsSubmitter, Said.Review("north", NoVotes.Id, ReviewDecision.Release), "authority",
            "another authority, with a key of its own")
        {
            Draft = Holding, Before = [NoVotes],
        },
        new(Rule.DecisionMissing, Said.Review("cec", NoVotes.Id, ReviewDecision.Missing), "review.decision",
            "RELEASE or REFUSE") { Draft = Holding, Before = [NoVotes] },
        new(Rule.DecisionMissing, Said.Review("cec", NoVotes.Id, (ReviewDecision)3), "review.decision", "RELEASE or REFUSE")
        {
            Draft = Holding, Before = [NoVotes],
        },
        new(Rule.LotNotCalledFor, Said.Lot("d1", 1, 0), "lot.contest", "not broken by lot"),
        new(Rule.LotOrderInvalid, Said.Lot("list", 1, 1), "lot.order", "each once"),
        new(Rule.OutsideArea, Said.Review("south", NoVotes.Id, ReviewDecision.Release), "review.statement_id", "outside") { Draft = Holding,
            Before = [NoVotes] },
        new(Rule.RoleNotAllowed, Said.Review("observers", NoVotes.Id, ReviewDecision.Release), "authority", "role") { Draft = Holding,
            Before = [NoVotes] },
        new(Rule.ReasonMissing, Said.Review("cec", NoVotes.Id, ReviewDecision.Refuse) with { Reason = "" }, "review.reason", "say why")
        {
            Draft = Holding, Before = [NoVotes],
        },
        new(Rule.ReplacesNotCurrent, Said.Review("cec", NoVotes.Id, ReviewDecision.Refuse) with { Replaces = NoVotes.Id }, "replaces",
            "leave replaces out")
        {
            Draft = Holding, Before = [NoVotes],
        },
        new(Rule.RoleNotAllowed, Said.Lot("list", 1, 0) with { Authority = "north" }, "authority", "role"),
        new(Rule.UnknownContest, Said.Lot("lists", 1, 0), "lot.contest", "No contest"),
        new(Rule.ReplacesNotCurrent, Said.Lot("list", 1, 0) with { Replaces = Clean.Id }, "replaces", "leave replaces out"),
        new(Rule.LotOrderInvalid, Said.Lot("list", 1), "lot.order", "at least two"),
        new(Rule.LotOrderInvalid, Said.Lot("list", 1, 4), "lot.order", "of the contest's selections"),
        new(Rule.LotOrderInvalid, Said.Lot("list", -1, 1), "lot.order", "by number"),
        new(Rule.CountedNotReviewable, Said.Review("cec", NoVotes.Id, ReviewDecision.Refuse), "review.decision", "an annulment takes it out") { Before = [NoVotes] },
        new(Rule.LegalBasisMissing, Said.Review("cec", NoVotes.Id, ReviewDecision.Release) with { LegalBasis = "" }, "review.legal_basis", "the law's clause")
        {
            Before = [NoVotes],
        },
    ];

    private static IEnumerable<RuleExample> OfNoResults() =>
    [
        new(Rule.StateForbids, Said.NoResult("north", "list", "p1"), "no_result", "A result counts (COUNTED): a PrecinctResult may correct it") { Before = [Clean] },
        new(Rule.StateForbids, Said.NoResult("north", "list", "p1"), "no_result", "A first result is held (HELD)") { Draft = Holding, Before = [NoVotes] },
        new(Rule.DecisionMissing, Said.NoResult("north", "list", "p1", NoResultCause.Missing), "no_result.cause", "NOT_OPENED, DESTROYED or POSTPONED"),
        new(Rule.DecisionMissing, Said.NoResult("north", "list", "p1", (NoResultCause)4), "no_result.cause", "NOT_OPENED, DESTROYED or POSTPONED"),
        new(Rule.ReasonMissing, Said.NoResult("north", "list", "p1") with { Reason = "" }, "no_result.reason", "say why"),
        new(Rule.LegalBasisMissing, Said.NoResult("north", "list", "p1") with { LegalBasis = "" }, "no_result.legal_basis", "the law's clause"),
        new(Rule.ReplacesNotCurrent, Said.NoResult("cec", "list", "p1"), "replaces", "name that") { Before = [Said.NoResult("north", "list", "p1")] },
        new(Rule.RoleNotAllowed, Said.NoResult("court", "list", "p1"), "authority", "role"),
        new(Rule.OutsideArea, Said.NoResult("south", "list", "p1"), "no_result.precinct", "outside"),
        new(Rule.PrecinctClosed, Said.NoResult("north", "list", "p1"), "no_result.precinct", "closed") { Before = [Said.Restation(["p1"], [])] },
        new(Rule.BeforePollsClose, Said.NoResult("north", "list", "p1"), "no_result", "send this when they have") { Draft = Small.Dawn },
    ];

    private static IEnumerable<RuleExample> OfAnnulments() =>
    [
        new(Rule.StateForbids, Said.Annul("list", "p1", default), "annulment", "Nothing is recorded here (AWAITED)"),
        new(Rule.StateForbids, Said.Reinstate("list", "p1", Clean.Id), "annulment", "A result counts (COUNTED)") { Before = [Clean] },
        new(Rule.ReplacesNotCurrent, Said.Annul("list", "p1", default), "replaces", "name that") { Before = [Clean] },
        new(Rule.DecisionMissing, Said.Annul("list", "p1", Clean.Id) with { Annulling = AnnulmentDecision.Missing }, "annulment.decision", "ANNUL or REINSTATE")
        {
            Before = [Clean],
        },
        new(Rule.LegalBasisMissing, Said.Annul("list", "p1", Clean.Id) with { LegalBasis = "" }, "annulment.legal_basis", "ruling") { Before = [Clean] },
        new(Rule.RoleNotAllowed, Said.Annul("list", "p1", Clean.Id) with { Authority = "north" }, "authority", "role") { Before = [Clean] },
    ];

    private static IEnumerable<RuleExample> OfEndorsements() =>
    [
        new(Rule.EndorsedNotStanding, Said.Endorse("north", "list", "p1", NoVotes.Id), "endorsement.statement_id", "neither held nor counted") { Before = [Clean] },
        new(Rule.EndorsedNotStanding, Said.Endorse("north", "list", "p1", Clean.Id), "endorsement.statement_id", "replaced or annulled")
        {
            Before = [Clean, Said.Annul("list", "p1", Clean.Id)],
        },
        new(Rule.EndorserIsSubmitter, Said.Endorse("cec", "list", "p1", Clean.Id), "authority", "another authority, with a key of its own") { Before = [Clean] },
        new(Rule.ChangeWithoutEffect, Said.Endorse("north", "list", "p1", Clean.Id) with { Reason = "again" }, "endorsement", "so already")
        {
            Before = [Clean, Said.Endorse("north", "list", "p1", Clean.Id)],
        },
        new(Rule.OutsideArea, Said.Endorse("south", "list", "p1", Clean.Id), "endorsement.precinct", "outside") { Before = [Clean] },
        new(Rule.RoleNotAllowed, Said.Endorse("observers", "list", "p1", Clean.Id), "authority", "role") { Before = [Clean] },
        new(Rule.ReplacesNotCurrent, Said.Endorse("north", "list", "p1", Clean.Id) with { Replaces = Clean.Id }, "replaces", "leave replaces out") { Before = [Clean] },
    ];
}
