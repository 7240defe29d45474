using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;
using static Tabulation.Domain.Tests.Rules.RuleExample;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Certifications and what is said of a certified contest.</summary>
internal static class CertificationExamples
{
    private static readonly Said[] AllEqual =
        [.. Small.Results.Select(said => said with { Votes = said.Precinct == "p3" ? [80, 80, 80, 5] : [160, 160, 160, 10] })];

    private static readonly Said Correction = NoVotes with { Replaces = Small.Results[0].Id, Reason = "counted again" };
    private static readonly Said Flagged = NoVotes with { Precinct = "p2" };
    private static readonly Said Without = Said.NoResult("south", "list", "p3");

    /// <summary>The right certification of the list contest after <see cref="Small.Results"/>.</summary>
    public static Said Right { get; } = After(Small.Results);

    public static IEnumerable<RuleExample> All => [.. OfWhoAndWhy(), .. OfCheckpoints(), .. OfFigures(), .. OfSeats(), .. OfFeeders(), .. OfCompleteness(), .. OfFrozen()];

    private static IEnumerable<RuleExample> OfWhoAndWhy() =>
    [
        At(Rule.BeforeRelease, With(right => right with { Lines = [2499, .. right.Lines[1..]], Seats = [], Size = 0, Protocols = [Clean.Id] }), "certification", "release hour has not come")
            with { Draft = Unreleased },
        At(Rule.BeforeRelease, With(right => right with { Contest = "lists" }) with { Authority = "court" }, "certification", "certify when") with { Draft = Unreleased },
        At(Rule.UnknownContest, With(right => right with { Contest = "lists" }), "certification.contest", "check it against the definition"),
        At(Rule.RoleNotAllowed, Right with { Authority = "court" }, "authority", "role"),
        At(Rule.OutsideArea, Right with { Authority = "north" }, "certification.contest", "outside"),
        At(Rule.LegalBasisMissing, Right with { LegalBasis = "" }, "certification.legal_basis", "the law's clause"),
        At(Rule.ReplacesNotCurrent, Right with { Replaces = Clean.Id }, "replaces", "leave replaces out"),
    ];

    private static IEnumerable<RuleExample> OfCheckpoints() =>
    [
        At(Rule.CheckpointUnknown, With(right => right with { Size = right.Size + 1 }), "certification.checkpoint_root", "no such root over its first 6 entries"),
        At(Rule.CheckpointUnknown, With(right => right with { Size = -1 }), "certification.checkpoint_root", "one of its checkpoints"),
        At(Rule.CheckpointUnknown, With(right => right with { Root = Digest.Of("another"u8) }), "certification.checkpoint_root", "no such root over its first 5 entries"),
        At(Rule.CheckpointBehind, With(right => right with { Size = right.Size - 1 }), "certification.checkpoint_size", "after 4 entries; certify a checkpoint of 5 or more"),
    ];

    private static IEnumerable<RuleExample> OfFigures() =>
    [
        At(Rule.CertifiedFiguresDiffer, With(right => right with { Lines = [2499, .. right.Lines[1..]] }), "certification.lines[0]",
            "Line \"registered\" is certified as 2499, but the entries come to 2500"),
        At(Rule.CertifiedFiguresDiffer, With(right => right with { Votes = [.. right.Votes[..3], 101] }), "certification.votes[3]",
            "Votes for \"against\" is certified as 101, but the entries come to 100"),
        At(Rule.MissingLine, With(right => right with { Lines = right.Lines[1..] }), "certification.lines[6]", "6 figures given for 7 form lines"),
        At(Rule.UnknownSelection, With(right => right with { Votes = [.. right.Votes, 0] }), "certification.votes[4]", "has selections (4)"),
        At(Rule.NegativeFigure, With(right => right with { Votes = [.. right.Votes[..3], -100] }), "certification.votes[3]", "0 or more"),
    ];

    private static IEnumerable<RuleExample> OfSeats() =>
    [
        At(Rule.CertifiedSeatsDiffer, With(right => right with { Seats = [5, 3, 1, 0] }), "certification.seats[2]", "Votes for \"C\": 1 seat certified, but the rule gives 2"),
        At(Rule.CertifiedSeatsDiffer, With(right => right with { Seats = [5, 3, 2] }), "certification.seats[3]", "Votes for \"against\": no seats are given"),
        At(Rule.CertifiedSeatsDiffer, With(right => right with { Seats = [5, 3, 2, 0, 0] }), "certification.seats[4]", "5 figures given for the seats of 4 selections"),
        At(Rule.SeatsNotDecided, After(AllEqual), "certification.contest", "waits for its lot") with { Before = AllEqual },
        At(Rule.SeatsNotDecided, After(Small.Results, WaiverWhole), "certification.contest", "candidates' contests") with { Draft = WaiverWhole },
    ];

    /// <summary>Seats in the districts let lists in: what rests on them is opened first, and certified after what they end with.</summary>
    private static IEnumerable<RuleExample> OfFeeders()
    {
        Said[] opened = [.. Fed, Said.Reopen("list", Fed[^1].Id), Said.Reopen("d1", Fed[^3].Id)];
        Said[] changed = [.. opened, Districts[0].Correcting(Districts[0].Id)];
        Said again = After(changed, WaiverWhole, contest: "d1").Correcting(Fed[^3].Id);
        Said[] certified = [.. changed, again];
        return
        [
            At(Rule.CertifiedOnItsSeats, Said.Reopen("d1", Fed[^3].Id), "reopening.contest", "a court reopens that one first") with { Draft = WaiverWhole, Before = Fed },
            At(Rule.SeatsNotDecided, After(opened, WaiverWhole).Correcting(Fed[^1].Id), "certification.contest", "candidates' contests") with { Draft = WaiverWhole, Before = opened },
            At(Rule.CheckpointBehind, After(certified, WaiverWhole, right => right with { Size = right.Size - 2 }).Correcting(Fed[^1].Id), "certification.checkpoint_size",
                $"after {certified.Length} entries; certify a checkpoint of {certified.Length + 1} or more") with { Draft = WaiverWhole, Before = certified },
        ];
    }

    private static IEnumerable<RuleExample> OfCompleteness() =>
    [
        At(Rule.ResultsHeld, After([.. Small.Results, Correction], HoldingWhole), "certification.contest", "1 result of the contest still held; review first")
            with { Draft = HoldingWhole, Before = [.. Small.Results, Correction] },
        At(Rule.OutstandingDiffers, After(Small.Results[..2], change: right => right with { Outstanding = [] }), "certification.outstanding",
            "0 stations named as outstanding, but of 1 there is neither a result") with { Before = Small.Results[..2] },
        At(Rule.OutstandingDiffers, With(right => right with { Outstanding = ["p9"] }), "certification.outstanding", "name exactly those, each once"),
        At(Rule.OutstandingMatters, After(Small.Results[..2]), "certification.outstanding", "1 outstanding station may still report") with { Before = Small.Results[..2] },
        At(Rule.ProtocolsDiffer, After([.. Small.Results, Protocol], change: right => right with { Protocols = [] }), "certification.area_protocols",
            "ascending order of their ids") with { Before = [.. Small.Results, Protocol] },
        At(Rule.ProtocolsDiffer, With(right => right with { Protocols = [Clean.Id] }), "certification.area_protocols", "exactly those in force"),
    ];

    private static IEnumerable<RuleExample> OfFrozen() =>
    [
        Frozen(Clean.Correcting(Small.Results[0].Id), "precinct_result.contest"),
        Frozen(Said.Annul("list", "p1", Small.Results[0].Id), "annulment.contest"),
        Frozen(Said.Endorse("cec", "list", "p1", Small.Results[0].Id), "endorsement.contest"),
        Frozen(Said.Lot("list", 1, 0), "lot.contest"),
        Frozen(After([.. Small.Results, Right]) with { Replaces = Right.Id, Reason = "again" }, "certification.contest"),
        Frozen(Said.Review("cec", Flagged.Id, ReviewDecision.Release), "review.statement_id", [Small.Results[0], Flagged, Small.Results[2]]),
        Frozen(Said.NoResult("south", "list", "p3", NoResultCause.Destroyed) with { Replaces = Without.Id }, "no_result.contest", [.. Small.Results[..2], Without]),
        At(Rule.ContestNotCertified, Said.Reopen("list", Right.Id), "reopening.contest", "that comes first"),
        At(Rule.UnknownContest, Said.Reopen("lists", Right.Id), "reopening.contest", "check it against the definition"),
        At(Rule.RoleNotAllowed, Said.Reopen("list", Right.Id) with { Authority = "cec" }, "authority", "role") with { Before = [.. Small.Results, Right] },
        At(Rule.ReplacesNotCurrent, Said.Reopen("list", default), "replaces", "name that") with { Before = [.. Small.Results, Right] },
        At(Rule.LegalBasisMissing, Said.Reopen("list", Right.Id) with { LegalBasis = "" }, "reopening.legal_basis", "ruling") with { Before = [.. Small.Results, Right] },
        At(Rule.ReasonMissing, After([.. Small.Results, Right, Said.Reopen("list", Right.Id)]) with { Replaces = Right.Id }, "certification.reason", "say why")
            with { Before = [.. Small.Results, Right, Said.Reopen("list", Right.Id)] },
    ];

    private static Draft WaiverWhole => Small.Whole.Contest(0, contest => contest with
    {
        Allocation = contest.Allocation with { Thresholds = [.. contest.Allocation.Thresholds.Select(threshold => threshold with { DirectSeatWaiver = 3 })] },
    });

    private static Said[] Districts =>
    [
        Said.Result("north", "d1", "p1", [0], [10, 5]), Said.Result("north", "d1", "p2", [0], [10, 5]), Said.Result("south", "d2", "p3", [0], [10, 5]),
    ];

    /// <summary>The districts certified, and then the lists.</summary>
    private static Said[] Fed => new[] { "d1", "d2", "list" }.Aggregate<string, Said[]>(
        [.. Small.Results, .. Districts], (before, contest) => [.. before, After(before, WaiverWhole, contest: contest)]);

    private static Draft Unreleased => Small.Whole.Define(definition => definition with { Release = Timestamp.FromMilliseconds(2_000_000) });

    private static Draft HoldingWhole => Small.Whole.Define(definition => definition with { RulePolicies = [Policy(Rule.ZeroVotes, Disposition.Hold)] });

    private static Said Protocol => Said.Protocol("north", "list", "north", Small.Lines, Small.Votes);

    private static RuleExample Frozen(Said breaks, string field, Said[]? before = null) =>
        At(Rule.ContestCertified, breaks, field, "unless a court reopens it") with { Before = [.. before ?? Small.Results, After(before ?? Small.Results)] };

    private static RuleExample At(Rule rule, Said breaks, string field, string words) => new(rule, breaks, field, words)
    {
        Draft = Small.Whole, Before = Small.Results,
    };

    private static Said With(Func<Certified, Certified> change) => After(Small.Results, change: change);

    private static Said After(Said[] before, Draft? draft = null, Func<Certified, Certified>? change = null, string contest = "list")
    {
        var right = Certified.Of(Night.Of(draft ?? Small.Whole, before), contest);
        return Said.Certify("cec", change?.Invoke(right) ?? right);
    }
}
