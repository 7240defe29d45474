using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>
/// An election to give examples in. Country and two regions, one of them divided; two districts. Precincts p1 and p2 lie in the north and
/// in d1, p3 in the south and in d2. All vote for lists on a full form, and for their district's candidates on a form of one line without a
/// role.
/// </summary>
internal static partial class Small
{
    public const int Registered = 0, Early = 1, AtStation = 2, Stationary = 3, Mobile = 4, Invalid = 5, Valid = 6;

    /// <summary>A list result that breaks no rule at p1.</summary>
    public static readonly long[] Lines = [1000, 10, 490, 480, 15, 5, 490];
    public static readonly long[] Votes = [200, 150, 100, 40];

    public static Draft Draft { get; } = new(
        new ElectionDefinition
        {
            RulesVersion = 1,
            Names = Named("Small election"),
            ExternalId = "small",
            PollsClose = Draft.PollsClose,
            Release = Draft.PollsClose,
            Root = Authority("cec", AuthorityRole.Commission, 0),
            Hierarchies = [new Hierarchy("administrative", Named("Administrative")), new Hierarchy("districts", Named("Districts"))],
            Forms = [FullForm(), new Form("short", [Line("remarks")], [])],
            PageHashes = [Digest.Of("page 0"u8)],
        },
        new RegistryPage
        {
            Number = 0,
            ContentHash = Digest.Of("page 0"u8),
            Authorities =
            [
                Authority("north", AuthorityRole.Commission, 1, 1),
                Authority("south", AuthorityRole.Commission, 2, 2),
                Authority("observers", AuthorityRole.Observer, 3),
                Authority("court", AuthorityRole.Court, 4),
            ],
            Areas = [Area("country", 0), Area("north", 0, 0), Area("south", 0, 0), Area("north-1", 0, 1), Area("d1", 1), Area("d2", 1)],
            Contests = [ListContest(), District("d1", 4), District("d2", 5)],
            Precincts =
            [
                Precinct("p1", [3, 4], [0, 1], 1000, new PreviousFigures(1000, 500)),
                Precinct("p2", [1, 4], [0, 1]),
                Precinct("p3", [2, 5], [0, 2], 500),
            ],
        });

    private static Form FullForm() => new(
        "full",
        [
            Line("registered", LineRole.Registered),
            Line("early", LineRole.IssuedEarly),
            Line("at-station", LineRole.IssuedAtStation),
            Line("stationary", LineRole.InStationaryBoxes),
            Line("mobile", LineRole.InMobileBoxes),
            Line("invalid", LineRole.Invalid),
            Line("valid", LineRole.Valid),
        ],
        [
            Equation("K1", Relation.Equal, 0, Disposition.Refuse,
                new Term(1, Stationary), new Term(1, Mobile), new Term(-1, Invalid), new Term(-1, Valid)),
        ]);

    private static Contest ListContest() => new(
        "list", Named("Lists"), "", ContestKind.List, 0,
        [List("A", 1), List("B", 2), List("C", 3), AgainstAll("against")],
        new AllocationRule
        {
            Method = AllocationMethod.DHondt,
            Seats = 10,
            Ties = TieRule.Lot,
            Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.Valid, 50_000)],
        },
        null);

    private static Contest District(string code, int area) => new(
        code, Named(code), "", ContestKind.Candidate, 1, [Candidate($"{code}-x", 1, "A"), Candidate($"{code}-y", 2)], Plurality,
            new AreaIndex(area));
}
