using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>Something that somebody tries during the night; what exactly follows from the seed and from how things then stand.</summary>
internal readonly record struct Act(int Seed)
{
    public Said Choose(Night night)
    {
        var random = new Random(Seed);
        var choice = random.Next(20);
        if (choice == 0 && night.Entries.Count > 2) return Pick(random, night.Entries.Skip(2)).Said;
        if (choice == 1) return Said.Lot("list", 1, 0);
        if (choice == 2) return Change(night, random);
        return choice < 7 ? Review(night, random) ?? Report(night, random) : Report(night, random);
    }

    private static Said Report(Night night, Random random)
    {
        var page = night.Draft.Page;
        var precinct = Pick(random, page.Precincts);
        var contest = page.Contests[Pick(random, precinct.Contests).Value];
        var lines = night.Draft.Definition.Forms[contest.Form].Lines.Count;
        var most = Pick(random, [1, 20, 100, int.MaxValue]);
        var said = Said.Result(AnyAuthority(night, random), contest.Code, precinct.Code, Figures(random, lines, most),
            Figures(random, contest.Selections.Count, most)) with { AsWritten = random.Next(2) == 0 };
        var slot = SlotOf(night, said);
        var current = random.Next(10) == 0 ? night.State[slot].Counted : night.State[slot].Current;
        return current.IsNone ? said : said.Correcting(current);
    }

    private static Said? Review(Night night, Random random)
    {
        var held = Enumerable.Range(0, night.State.Election!.Slots.Count).Select(slot => night.State[new SlotIndex(slot)].Held)
            .Where(statement => !statement.IsNone).ToList();
        if (held.Count == 0) return null;
        return Said.Review(AnyAuthority(night, random), Pick(random, held), random.Next(2) == 0 ? ReviewDecision.Release
            : ReviewDecision.Refuse);
    }

    private static Said Change(Night night, Random random) => random.Next(3) switch
    {
        0 => Said.Adds(Parts.Authority($"added-{random.Next(3)}", AuthorityRole.Commission, random.Next(1_000, 2_000))),
        1 => Said.Revokes(Pick(random, night.State.Election!.Authorities.Where(authority => authority.Code != "everywhere")).Code),
        _ => Said.Rotates(Pick(random, night.State.Election!.Authorities).Code, random.Next(1_000, 2_000)),
    } with { Authority = random.Next(3) > 0 ? "cec" : AnyAuthority(night, random) };

    /// <summary>Mostly one that may speak.</summary>
    private static string AnyAuthority(Night night, Random random) =>
        random.Next(5) > 0 ? Pick(random, ["cec", "everywhere"]) : Pick(random, night.Draft.Page.Authorities).Code;

    private static long[] Figures(Random random, int count, int most) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(60) == 0 ? -1 : random.NextInt64(most + 1L))];

    private static SlotIndex SlotOf(Night night, Said said)
    {
        var election = night.State.Election!;
        return election.Slots.Find(election.FindContest(said.Contest)!.Value, election.FindPrecinct(said.Precinct)!.Value)!.Value;
    }

    private static T Pick<T>(Random random, IEnumerable<T> choices)
    {
        T[] all = [.. choices];
        return all[random.Next(all.Length)];
    }
}
