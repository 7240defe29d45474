using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>A statement that breaks one rule and no other, and how that must be explained.</summary>
internal sealed record RuleExample(Rule Rule, Said Breaks, string Field, string Words)
{
    public Draft Draft { get; init; } = Small.Draft;

    /// <summary>Recorded before it.</summary>
    public Said[] Before { get; init; } = [];

    /// <summary>A result at p1 in the list contest that breaks nothing.</summary>
    public static Said Clean { get; } = Said.Result("cec", "list", "p1", Small.Lines, Small.Votes);

    private static readonly Draft Holding = Small.Draft.Define(d => d with { RulePolicies = [Policy(Rule.ZeroVotes, Disposition.Hold)] });
    private static readonly Said NoVotes = Clean with { Lines = [1000, 0, 0, 0, 0, 0, 0], Votes = [0, 0, 0, 0], Authority = "north" };
    private static readonly Draft WithoutPrevious = Small.Draft.Precinct(0, precinct => precinct with { Previous = null });

    public static IReadOnlyList<RuleExample> All { get; } = [.. OfAnyStatement(), .. OfResults(), .. OfReviewsAndLots(), .. OfAuthorities(), .. OfForms(),
        .. OfPlausibility()];

    private static IEnumerable<RuleExample> OfAnyStatement() =>
    [
        new(Rule.AlreadyDefined, Said.Defines(Small.Draft.Definition), "election_definition", "a ledger of its own"),
        new(Rule.WrongElection, Clean with { ElectionId = new ElectionId(Digest.Of("another"u8)) }, "election_id", "another election"),
        new(Rule.UnknownAuthority, Clean with { Authority = "nobody" }, "authority", "check it against the definition"),
        new(Rule.KeyNotInForce, Clean with { SignedBy = KeyId.OfPublicKey(PublicKey(9)) }, "signature", "sign with its current key"),
        new(Rule.RoleNotAllowed, Clean with { Authority = "court" }, "authority", "role does not allow"),
        new(Rule.OutsideArea, Clean with { Authority = "south" }, "precinct_result.precinct", "the commission responsible for it"),
        new(Rule.PageNotCommitted, Said.Registers(Small.Draft.Page with { ContentHash = Digest.Of("other"u8) }, Small.Draft),
            "registry_page.number", "send the pages it was made with"),
        new(Rule.PageRepeated, Said.Registers(Small.Draft.Page, Small.Draft), "registry_page.number", "nothing needs to be sent"),
    ];

    private static IEnumerable<RuleExample> OfResults() =>
    [
        new(Rule.BeforePollsClose, Clean, "precinct_result", "send the result when they have")
        {
            Draft = Small.Draft.Define(d => d with { PollsClose = Timestamp.FromMilliseconds(2_000_000),
                Release = Timestamp.FromMilliseconds(2_000_000) }),
        },
        new(Rule.UnknownContest, Clean with { Contest = "lists" }, "precinct_result.contest", "check it against the definition"),
        new(Rule.UnknownPrecinct, Clean with { Precinct = "p9" }, "precinct_result.precinct", "check it against the registry"),
        new(Rule.ContestNotAtPrecinct, Clean with { Contest = "d2" }, "precinct_result.contest", "does not vote in this contest"),
        new(Rule.MissingLine, Clean with { Lines = Small.Lines[..6] }, "precinct_result.lines[6]",
            "6 figures given for 7 form lines: Line \"valid\" is the first missing"),
        new(Rule.UnknownLine, Clean with { Lines = [.. Small.Lines, 0] }, "precinct_result.lines[7]", "has lines (7)"),
        new(Rule.MissingSelection, Clean with { Votes = [490] }, "precinct_result.votes[1]",
            "1 figure given for 4 selections: Votes for \"B\" is the first"),
        new(Rule.UnknownSelection, Clean with { Votes = [.. Small.Votes, 0] }, "precinct_result.votes[4]", "has selections (4)"),
        new(Rule.NegativeFigure, Clean with { Votes = [200, -150, 100, 40] }, "precinct_result.votes[1]",
            "Votes for \"B\" is given as -150; a count is 0 or more"),
        new(Rule.FigureTooLarge, Clean with { Lines = Replace(Small.Registered, 2_147_483_648) }, "precinct_result.lines[0]",
            "Line \"registered\" is given as 2147483648; a precinct's count is at most 2147483647"),
        new(Rule.ReplacesNotCurrent, Clean.Correcting(DraftId), "replaces", "name that and say why"),
        new(Rule.ReasonMissing, Clean with { Replaces = Clean.Id }, "precinct_result.reason", "1 to 500") { Before = [Clean] },
    ];

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
    ];

    private static IEnumerable<RuleExample> OfAuthorities() =>
    [
        new(Rule.AuthorityRevoked, Clean with { Authority = "north" }, "authority", "was revoked") { Before = [Said.Revokes("north")] },
        new(Rule.KeyNotInForce, Clean with { Authority = "north", SignedBy = KeyId.OfPublicKey(PublicKey(1)) }, "signature", "current key")
        {
            Before = [Said.Rotates("north", 7)],
        },
        new(Rule.ChangedAuthorityUnknown, Said.Revokes("nobody"), "authority_change", "check it, or add the authority"),
        new(Rule.NotAboveAuthority, Said.Rotates("south", 7) with { Authority = "north" }, "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Rotates("north", 7) with { Authority = "north" }, "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Rotates("cec", 7) with { Authority = "north" }, "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Revokes("cec"), "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Court, 7, 3)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Commission, 7, 1)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Commission, 7)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Observer, 7, 3, 4)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Observer, 7, 3)) with { Authority = "observers" }, "authority", "above"),
        new(Rule.AuthorityInvalid, Said.Adds(Authority("north", AuthorityRole.Commission, 7)), "authority_change", "correct what its problems"),
        new(Rule.AuthorityInvalid, Said.Adds(Authority("n", AuthorityRole.Commission, 7, 6)), "authority_change", "correct what its problems"),
        new(Rule.ChangeWithoutEffect, Said.Rotates("north", 1), "authority_change", "nothing needs to be sent"),
        new(Rule.ChangeWithoutEffect, Said.Rotates("north", 1), "authority_change", "another one than all before") { Before = [Said.Rotates("north", 7)] },
        new(Rule.ChangeWithoutEffect, Said.Revokes("north") with { Precinct = "again" }, "authority_change", "so already") { Before = [Said.Revokes("north")] },
        new(Rule.ReasonMissing, Said.Revokes("north") with { Reason = "" }, "authority_change.reason", "say why"),
        new(Rule.ReplacesNotCurrent, Said.Revokes("north") with { Replaces = Clean.Id }, "replaces", "leave replaces out"),
    ];

    private static IEnumerable<RuleExample> OfForms() =>
    [
        new(Rule.Equation, Clean with { Lines = Replace(Small.Mobile, 14) }, "precinct_result.lines[3]",
            "Control equation K1 does not hold: stationary + mobile - invalid - valid is -1, must be exactly 0."),
        new(Rule.VotesDifferFromValid, Clean with { Votes = [200, 150, 100, 41] }, "precinct_result.lines[6]",
            "Votes add up to 491, but Line \"valid\" gives 490 valid ballots."),
        new(Rule.IssuedExceedRegistered, Clean with { Lines = Replace(Small.AtStation, 991) }, "precinct_result.lines[1]",
            "1001 ballots were issued to 1000 registered"),
        new(Rule.BoxesExceedIssued, Clean with { Lines = Replace(Small.AtStation, 484) }, "precinct_result.lines[3]",
            "495 ballots are in the boxes, but only 494"),
        new(Rule.ZeroVotes, NoVotes, "precinct_result.votes", "No votes at all") { Draft = WithoutPrevious },
    ];

    private static IEnumerable<RuleExample> OfPlausibility() =>
    [
        new(Rule.TurnoutHigh, Clean with { Lines = [1000, 0, 960, 960, 0, 470, 490] }, "precinct_result.lines[0]",
            "Turnout is 96.0%, over 95.0%") { Draft = WithoutPrevious },
        new(Rule.ShareHigh, Clean with { Votes = [4, 480, 3, 3] }, "precinct_result.votes[1]",
            "Votes for \"B\" are 97.9% of all, over 95.0%"),
        new(Rule.RegisteredDiffers, Clean with { Lines = Replace(Small.Registered, 1101) }, "precinct_result.lines[0]",
            "1101 registered voters are reported, the registry has 1000"),
        new(Rule.PreviousTurnoutDiffers, Clean with { Lines = [1000, 0, 801, 801, 0, 311, 490] }, "precinct_result.lines[0]",
            "Turnout is 80.1%, in the previous election it was 50.0%"),
        new(Rule.PreviousRegisteredDiffers, Clean, "precinct_result.lines[0]", "in the previous election there were 769")
        {
            Draft = Small.Draft.Precinct(0, precinct => precinct with { Previous = new PreviousFigures(769, 380) }),
        },
    ];

    private static StatementId DraftId => Draft.DefinitionStatement;

    private static long[] Replace(int line, long figure) => [.. Small.Lines.Select((old, number) => number == line ? figure : old)];
}
