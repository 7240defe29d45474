using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Elections;

/// <summary>What the registry's pages say.</summary>
internal static partial class BadDefinitions
{
    private static IEnumerable<BadDefinition> OfAuthoritiesAndAreas() =>
    [
        Register("an authority twice", p => p with { Authorities = [p.Authorities[0] with { Code = "cec" }] }, "authorities[1].code",
            "already in use"),
        Authority("an authority's code", a => a with { Code = "й" }, "authorities[1].code", "A-Z a-z 0-9"),
        Authority("an authority without a name", a => a with { Names = [] }, "authorities[1].names", "empty"),
        Authority("an authority's role", a => a with { Role = 0 }, "authorities[1].role", "COMMISSION, OBSERVER"),
        Authority("an authority's key", a => a with { PublicKey = default }, "authorities[1].public_key", "65 bytes"),
        Authority("an area that is not there", a => a with { Areas = [new AreaIndex(6)] }, "authorities[1].areas", "names 6"),
        Authority("an area below 0", a => a with { Areas = [new AreaIndex(-1)] }, "authorities[1].areas", "names -1"),
        Authority("areas out of order", a => a with { Areas = [new AreaIndex(2), new AreaIndex(1)] }, "authorities[1].areas", "ascending"),
        Authority("areas twice", a => a with { Areas = [new AreaIndex(1), new AreaIndex(1)] }, "authorities[1].areas", "each once"),
        Area("an area's code", a => a with { Code = "" }, "areas[3].code", "1 to 32"),
        Area("an area twice", a => a with { Code = "south" }, "areas[3].code", "already in use"),
        Area("an area without a name", a => a with { Names = [] }, "areas[3].names", "empty"),
        Area("a hierarchy that is not there", a => a with { Hierarchy = 2, Parent = null }, "areas[3].hierarchy", "between 0 and 1"),
        Area("a hierarchy below 0", a => a with { Hierarchy = -1, Parent = null }, "areas[3].hierarchy", "between 0 and 1"),
        Area("an area's external id too long", a => a with { ExternalId = new string('x', 129) }, "areas[3].external_id", "0 to 128"),
        Area("a parent behind its child", a => a with { Parent = new AreaIndex(4) }, "areas[3].parent", "before its children"),
        Area("its own parent", a => a with { Parent = new AreaIndex(3) }, "areas[3].parent", "before its children"),
        Area("a parent below 0", a => a with { Parent = new AreaIndex(-1) }, "areas[3].parent", "before its children"),
        new("a parent in another hierarchy", d => d.Area(4, a => a with { Parent = new AreaIndex(0) }), "areas[4].parent",
            "another hierarchy"),
    ];

    private static IEnumerable<BadDefinition> OfContests() =>
    [
        Register("no contest", p => p with { Contests = [], Precincts = [Parts.Precinct("p1", [3, 4], [])] }, "contests",
            "at least one contest"),
        Contest("a contest twice", c => c with { Code = "list" }, "contests[1].code", "already in use"),
        Contest("a contest's code", c => c with { Code = TooLong }, "contests[1].code", "1 to 32"),
        Contest("a contest without a name", c => c with { Names = [] }, "contests[1].names", "empty"),
        Contest("a contest's external id too long", c => c with { ExternalId = new string('x', 129) }, "contests[1].external_id",
            "0 to 128"),
        Contest("a contest's kind", c => c with { Kind = 0 }, "contests[1].kind", "LIST or CANDIDATE"),
        Contest("a form that is not there", c => c with { Form = 2 }, "contests[1].form", "between 0 and 1"),
        Contest("a form below 0", c => c with { Form = -1 }, "contests[1].form", "between 0 and 1"),
        Contest("a district that is not there", c => c with { Area = new AreaIndex(6) }, "contests[1].area", "6 areas"),
        Contest("a district below 0", c => c with { Area = new AreaIndex(-1) }, "contests[1].area", "6 areas"),
        Contest("a district its precincts lie outside of", c => c with { Area = new AreaIndex(5) }, "precincts[0].contests",
            "outside that contest's district"),
        Contest("no selections", c => c with { Selections = [] }, "contests[1].selections", "1 to 200"),
        Contest("too many selections", c => c with { Selections = [.. Many(201).Index().Select(s => Candidate(s.Item, s.Index + 1))] },
            "contests[1].selections", "1 to 200"),
        Contest("no seats", c => c with { Allocation = Plurality with { Seats = 0 } }, "contests[1].allocation", "1 to 10,000 seats"),
        Contest("an unknown method", c => c with { Allocation = Plurality with { Method = (AllocationMethod)99 } },
            "contests[1].allocation.method", "not a method"),
        Contest("an unknown tie rule", c => c with { Allocation = Plurality with { Ties = (TieRule)99 } }, "contests[1].allocation.tie",
            "LOT"),
        Contest("plurality with a threshold", c => c with { Allocation = Plurality with { Thresholds = [Threshold.Exempt("")] } },
            "contests[1].allocation", "neither thresholds"),
        List("an unknown base", a => a with { Thresholds = [Threshold.PartsPerMillion("", (ThresholdBase)99, 1)] },
            "allocation.thresholds[0].base", "not a base"),
        List("a threshold over all", a => a with { Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.Valid, 1_000_001)] },
            "allocation", "above the whole"),
        List("a waiver for no seats", a => a with { Thresholds = [a.Thresholds[0] with { DirectSeatWaiver = 0 }] }, "allocation",
            "fewer than 1 direct seat"),
        Contest("a waiver for candidates", c => c with { Allocation = Waived }, "contests[1].allocation.thresholds[0].waiver_direct_seats", "contest of kind LIST"),
        List("a class twice", a => a with { Thresholds = [a.Thresholds[0], a.Thresholds[0]] }, "allocation",
            "two thresholds for one class"),
        List("a first divisor too small", a => a with { FirstDivisor = Fraction.Of(9, 10) }, "allocation", "first divisor"),
        List("more for the runner-up than there is", a => a with { RunnerUp = new RunnerUpRule(11, Fraction.One) }, "allocation",
            "more than there are"),
        List("a runner-up's factor over 1", a => a with { RunnerUp = new RunnerUpRule(1, Fraction.Of(2, 1)) }, "allocation", "more than 1"),
        List("a base the form does not give", a =>
            a with { Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.ValidWithoutBlank, 1)] },
            "allocation", "no line of the form gives"),
        List("no threshold for the class of a list", a => a with { Thresholds = [Threshold.Exempt("alliance")] }, "allocation",
            "none for the class"),
        Register("a contest nobody votes in", p => p with { Precincts = [.. p.Precincts.Take(2)] }, "contests[2]",
            "no precinct that votes in it"),
    ];

    private static AllocationRule Waived => new()
    {
        Method = AllocationMethod.DHondt, Seats = 2, Thresholds = [Threshold.Exempt("") with { DirectSeatWaiver = 1 }],
    };

    private static IEnumerable<BadDefinition> OfSelections() =>
    [
        Selection("a selection twice", s => s with { Code = "d1-y" }, "contests[1].selections[1].code", "already in use"),
        Selection("a selection's code", s => s with { Code = "" }, "contests[1].selections[0].code", "1 to 32"),
        Selection("a selection without a name", s => s with { Names = [] }, "contests[1].selections[0].names", "empty"),
        Selection("a selection's external id too long", s => s with { ExternalId = new string('x', 129) },
            "contests[1].selections[0].external_id", "0 to 128"),
        Selection("a selection's kind", s => s with { Kind = 0, NominatedBy = "" }, "contests[1].selections[0].kind", "AGAINST_ALL"),
        Selection("no registration order", s => s with { RegistrationOrder = 0 }, "contests[1].selections[0].registration_order",
            "1 or more"),
        Selection("a registration order below 0", s => s with { RegistrationOrder = -1 }, "contests[1].selections[0].registration_order",
            "1 or more"),
        Selection("a registration order for against-all", s => AgainstAll("x") with { RegistrationOrder = 3 },
            "contests[1].selections[0].registration_order", "0 for against-all"),
        Selection("a registration order twice", s => s with { RegistrationOrder = 2 }, "contests[1].allocation", "same registration_order"),
        Selection("a nominating list that does not exist", s => s with { NominatedBy = "Z" }, "contests[1].selections[0].nominated_by",
            "code of a list"),
        Selection("nominated by against-all", s => s with { NominatedBy = "against" }, "contests[1].selections[0].nominated_by",
            "code of a list"),
        new("a list nominated by a list", d =>
            d.Contest(0, c => c with { Selections = Draft.Changed(c.Selections, 1, s => s with { NominatedBy = "A" }) }),
            "contests[0].selections[1].nominated_by", "for a candidate only"),
        Selection("candidates below 0", s => s with { Candidates = -1 }, "contests[1].selections[0].candidates", "10,000"),
        Selection("too many candidates", s => s with { Candidates = 10_001 }, "contests[1].selections[0].candidates", "10,000"),
    ];

    private static IEnumerable<BadDefinition> OfPrecincts() =>
    [
        Register("no precinct", p => p with { Precincts = [] }, "precincts", "at least one precinct"),
        Precinct("a precinct twice", p => p with { Code = "p2" }, "precincts[1].code", "already in use"),
        Precinct("a precinct's external id too long", p => p with { ExternalId = new string('x', 129) }, "precincts[0].external_id", "0 to 128"),
        Register("a precinct's external id twice", p => p with { Precincts = [.. p.Precincts.Select(each => each with { ExternalId = "x:1" })] }, "precincts[1].external_id",
            "never used again"),
        Register("an area's external id twice", p => p with { Areas = [.. p.Areas.Select(each => each with { ExternalId = "x:1" })] }, "areas[1].external_id",
            "never used again"),
        Register("a contest's external id twice", p => p with { Contests = [.. p.Contests.Select(each => each with { ExternalId = "x:1" })] },
            "contests[1].external_id", "never used again"),
        new("a selection's external id twice", d =>
            d.Contest(1, c => c with { Selections = [.. c.Selections.Select(each => each with { ExternalId = "x:1" })] }),
            "contests[1].selections[1].external_id", "never used again"),
        Precinct("a precinct's code", p => p with { Code = "p 1" }, "precincts[0].code", "1 to 32"),
        Precinct("a precinct's name in no language", p => p with { Names = [new("", "one")] }, "precincts[0].names[0].language", "2 to 16"),
        Precinct("a hierarchy left out", p => p with { Areas = [new AreaIndex(3)] }, "precincts[0].areas", "one area of each hierarchy"),
        Precinct("areas in the wrong order", p => p with { Areas = [new AreaIndex(4), new AreaIndex(3)] }, "precincts[0].areas",
            "in order of the hierarchies"),
        Precinct("a precinct's area that is not there", p => p with { Areas = [new AreaIndex(3), new AreaIndex(6)] }, "precincts[0].areas",
            "one area of each"),
        Precinct("a precinct's area below 0", p => p with { Areas = [new AreaIndex(-1), new AreaIndex(4)] }, "precincts[0].areas",
            "one area of each"),
        Precinct("no contests", p => p with { Contests = [] }, "precincts[0].contests", "at least one contest"),
        Precinct("contests out of order", p => p with { Contests = [new ContestIndex(1), new ContestIndex(0)] }, "precincts[0].contests",
            "ascending"),
        Precinct("a contest that is not there", p => p with { Contests = [new ContestIndex(3)] }, "precincts[0].contests", "names 3"),
        Precinct("a contest below 0", p => p with { Contests = [new ContestIndex(-1)] }, "precincts[0].contests", "names -1"),
        Precinct("registered below 0", p => p with { Registered = -1 }, "precincts[0].registered", "must lie between 0"),
        Precinct("registered before below 0", p => p with { Previous = new PreviousFigures(-1, 0) }, "precincts[0].previous.registered",
            "must lie between 0"),
        Precinct("ballots before below 0", p => p with { Previous = new PreviousFigures(0, -1) }, "precincts[0].previous.ballots",
            "must lie between 0"),
    ];
}
