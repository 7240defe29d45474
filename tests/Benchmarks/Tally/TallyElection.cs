using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Benchmarks.Tally;

/// <summary>
/// 100,000 precincts, each with 18 form lines and 12 lists, on four levels: the whole, 20 regions, 400 districts, 5,000 towns. A commission
/// a region,
/// control equations, and every built-in rule with something to compare.
/// </summary>
internal static class TallyElection
{
    public const int Precincts = 100_000;
    public const int Lines = 18;
    public const int Lists = 12;
    public const int Regions = 20;
    private const int Districts = 400;
    private const int Towns = 5_000;

    private static readonly LineRole[] Roles =
    [
        LineRole.Registered, LineRole.Received, LineRole.IssuedEarly, LineRole.IssuedAtStation, LineRole.IssuedOutside, LineRole.Cancelled,
        LineRole.InMobileBoxes, LineRole.InStationaryBoxes, LineRole.Invalid, LineRole.Valid, LineRole.Lost, LineRole.Unaccounted,
    ];

    public static ElectionDefinition Definition { get; } = new()
    {
        RulesVersion = ElectionDefinition.SupportedRulesVersion,
        Names = Named("Benchmark"),
        ExternalId = "benchmark",
        Test = true,
        PollsClose = Timestamp.FromMilliseconds(1),
        Release = Timestamp.FromMilliseconds(1),
        Root = Commission("root", 0, []),
        Hierarchies = [new Hierarchy("administrative", Named("Administrative"))],
        Forms = [new Form("protocol", [.. Enumerable.Range(0, Lines).Select(Line)], [.. Equations()])],
        RulePolicies = [new RulePolicy(Rule.ZeroVotes.Code(), Disposition.Hold, 0, "article 1")],
        PageHashes = [Digest.Of("page"u8)],
    };

    public static RegistryPage Page() => new()
    {
        Number = 0,
        ContentHash = Digest.Of("page"u8),
        Authorities = [.. Enumerable.Range(0, Regions).Select(region =>
            Commission($"region-{region}", 1 + region, [new AreaIndex(region)]))],
        Areas =
        [
            .. Enumerable.Range(0, Regions).Select(region => Area($"r{region}", null)),
            .. Enumerable.Range(0, Districts).Select(district => Area($"d{district}", district % Regions)),
            .. Enumerable.Range(0, Towns).Select(town => Area($"t{town}", Regions + (town % Districts))),
        ],
        Contests =
        [
            new Contest("list", Named("Lists"), "", ContestKind.List, 0, [.. Enumerable.Range(0, Lists).Select(List)],
                new AllocationRule { Method = AllocationMethod.LargestRemainderHare, Seats = 225 }, null),
        ],
        Precincts = [.. Enumerable.Range(0, Precincts).Select(Precinct)],
    };

    /// <summary>Bytes of the key that the authority of this number signs with; nobody signs here.</summary>
    public static byte[] PublicKey(int authority)
    {
        var key = new byte[Authority.PublicKeySize];
        key[0] = 4;
        key[1] = (byte)authority;
        return key;
    }

    /// <summary>Towns are divided among districts, and districts among regions, by remainders: so are precincts.</summary>
    public static int RegionOf(int precinct) => precinct % Regions;

    private static IReadOnlyList<LocalizedText> Named(string name) => [new LocalizedText("en", name)];

    private static Authority Commission(string code, int key, IReadOnlyList<AreaIndex> areas) =>
        new(code, Named(code), AuthorityRole.Commission, PublicKey(key), areas);

    private static Area Area(string code, int? parent) =>
        new(code, Named(code), 0, parent is { } number ? new AreaIndex(number) : null, "");

    private static FormLine Line(int number) =>
        new($"line{number}", Named($"Line {number}"), number < Roles.Length ? Roles[number] : LineRole.Other);

    private static Selection List(int number) => new($"list{number}", Named($"List {number}"), "", SelectionKind.List, number + 1, "", "");

    private static Precinct Precinct(int number) => new(
        $"{number:D6}", [], [new AreaIndex(Regions + Districts + (number % Towns))], [new ContestIndex(0)], 2_000,
            new PreviousFigures(2_000, 1_000));

    private static IEnumerable<ControlEquation> Equations()
    {
        yield return Equation("K1", [new Term(1, 6), new Term(1, 7), new Term(-1, 8), new Term(-1, 9)]);
        yield return Equation("K2", [new Term(1, 1), new Term(-1, 2), new Term(-1, 3), new Term(-1, 4), new Term(-1, 5)]);
        yield return Equation("K3", [new Term(1, null), new Term(-1, 9)]);
    }

    private static ControlEquation Equation(string code, Term[] terms) => new(code, terms, Relation.Equal, 0, Disposition.Refuse, "");
}
