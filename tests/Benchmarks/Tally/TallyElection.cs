using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Benchmarks.Tally;

/// <summary>One list contest of 12 lines and 18 lists over precincts in four levels of areas: 10, 100, 1,000 and 10,000 of them.</summary>
internal static class TallyElection
{
    public const int Lines = 12;
    public const int Lists = 18;
    private static readonly int[] Levels = [10, 100, 1_000, 10_000];
    private static readonly LocalizedText[] Name = [new("en", "Name")];
    private static readonly byte[] PublicKey = [4, .. new byte[64]];

    public static KeyId Key { get; } = KeyId.OfPublicKey(PublicKey);

    /// <summary>A fold in which results are open.</summary>
    public static Fold Open(int precincts)
    {
        var fold = new Fold(Key);
        var page = new RegistryPage { Number = 0, ContentHash = Digest.Of([1]), Areas = Areas(), Contests = [Contest()], Precincts = Precincts(precincts) };
        Apply(fold, new Statement { Id = new StatementId(Digest.Of([2])), Kind = StatementKind.ElectionDefinition, Definition = Definition(page.ContentHash), SignedBy = Key });
        Apply(fold, new Statement
        {
            Id = new StatementId(Digest.Of([3])), Kind = StatementKind.RegistryPage, Page = page, SignedBy = Key, ElectionId = fold.State.ElectionId,
        });
        return fold;
    }

    private static void Apply(Fold fold, Statement statement)
    {
        if (fold.Apply(statement, default, Verdict.Clean) is null) throw new InvalidOperationException($"{statement.Kind} was refused.");
    }

    private static ElectionDefinition Definition(Digest page) => new()
    {
        RulesVersion = 1,
        Names = Name,
        ExternalId = "tally",
        PollsClose = default,
        Release = default,
        Root = new Authority("root", Name, AuthorityRole.Commission, PublicKey, []),
        Hierarchies = [new Hierarchy("areas", Name)],
        Forms = [new Form("list", [.. Enumerable.Range(0, Lines).Select(Line)], [Boxes])],
        PageHashes = [page],
    };

    private static FormLine Line(int number) => new($"line{number}", Name, number switch
    {
        0 => LineRole.Registered,
        3 => LineRole.IssuedAtStation,
        6 => LineRole.InMobileBoxes,
        7 => LineRole.InStationaryBoxes,
        8 => LineRole.Invalid,
        9 => LineRole.Valid,
        _ => LineRole.Other,
    });

    private static ControlEquation Boxes => new(
        "boxes", [new Term(1, 6), new Term(1, 7), new Term(-1, 8), new Term(-1, 9)], Relation.Equal, 0, Disposition.Refuse, "");

    private static List<Area> Areas()
    {
        var areas = new List<Area>();
        var firstOfParentLevel = 0;
        foreach (var (level, count) in Levels.Index())
        {
            var first = areas.Count;
            for (var i = 0; i < count; i++)
                areas.Add(new Area($"a{level}.{i}", Name, 0, level == 0 ? null : new AreaIndex(firstOfParentLevel + (i / 10)), ""));
            firstOfParentLevel = first;
        }

        return areas;
    }

    private static Contest Contest() => new(
        "list", Name, "", ContestKind.List, 0,
        [.. Enumerable.Range(0, Lists).Select(list => new Selection($"list{list}", Name, "", SelectionKind.List, list + 1, "", ""))],
        new AllocationRule { Method = AllocationMethod.LargestRemainderHare, Seats = 225 }, null);

    private static List<Precinct> Precincts(int count)
    {
        var firstSmallest = Levels[..^1].Sum();
        return [.. Enumerable.Range(0, count).Select(i => new Precinct($"p{i}", [], [new AreaIndex(firstSmallest + (i % Levels[^1]))], [new ContestIndex(0)], 2_000, null))];
    }
}
