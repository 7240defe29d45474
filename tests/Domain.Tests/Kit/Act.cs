using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>Something that somebody tries during the night; what exactly follows from the seed and from how things then stand.</summary>
internal readonly partial record struct Act(int Seed)
{
    public Said Choose(Night night)
    {
        var random = new Random(Seed);
        var choice = random.Next(40);
        if (choice == 0 && night.Entries.Count > 2) return Pick(random, night.Entries.Skip(2)).Said;
        return choice switch
        {
            1 => Said.Lot("list", 1, 0),
            2 => Change(night, random),
            <= 7 => Review(night, random) ?? Report(night, random),
            <= 9 => Endorse(night, random) ?? Report(night, random),
            <= 11 => Annul(night, random) ?? Report(night, random),
            12 => NoResult(night, random),
            13 => Restation(night, random),
            >= 30 => Beside(night, random, choice - 30) ?? Report(night, random),
            _ => Report(night, random),
        };
    }

    private static Said Report(Night night, Random random)
    {
        var (contest, precinct, slot) = AnySlot(night, random);
        var lines = night.Draft.Definition.Forms[contest.Form].Lines.Count;
        var most = Pick(random, [1, 20, 100, int.MaxValue]);
        var authority = AnyAuthority(night, random);
        var (form, votes) = (Figures(random, lines, most), Figures(random, contest.Selections.Count, most));
        if (random.Next(2) == 0 && Waiting(night, slot, random) is { Length: > 0 } same) (form, votes) = (same[..lines], same[lines..]);
        var said = Said.Result(authority, contest.Code, precinct.Code, form, votes) with { AsWritten = random.Next(2) == 0 };
        var current = Replaced(night, slot, authority, random);
        return current.IsNone ? said : said.Correcting(current);
    }

    /// <summary>Mostly what this authority must name.</summary>
    private static StatementId Replaced(Night night, SlotIndex slot, string authority, Random random)
    {
        var standing = night.State[slot];
        if (random.Next(10) == 0) return standing.Counted;
        if (!night.State.Election!.Rules.ReportsTwice) return standing.Current;
        if (standing.First.IsNone || IsBy(night, standing.First, authority)) return standing.Current;
        return IsBy(night, standing.Second, authority) ? standing.Second.Id : standing.Standing;
    }

    private static bool IsBy(Night night, HeldResult held, string authority) =>
        !held.IsNone && night.State.Election![held.By].Code == authority;

    private static long[] Waiting(Night night, SlotIndex slot, Random random)
    {
        var second = night.Tally.SecondHeldIn(slot);
        var waiting = random.Next(2) == 0 || second.IsEmpty ? night.Tally.HeldIn(slot) : second;
        return Array.ConvertAll(waiting.ToArray(), figure => (long)figure);
    }

    private static Said? Review(Night night, Random random)
    {
        var open = Slots(night).Select(slot => night.State[slot]).SelectMany(Reviewable).Where(result => !result.IsNone).ToList();
        if (open.Count == 0) return null;
        return Said.Review(random.Next(3) == 0 ? AnyAuthority(night, random) : "third", Pick(random, open), random.Next(2) == 0 ? ReviewDecision.Release : ReviewDecision.Refuse);
    }

    private static IEnumerable<StatementId> Reviewable(Slot slot) =>
        [slot.First.Id, slot.Second.Id, slot is { CountedFlagged: true } ? slot.Counted : default];

    private static Said? Endorse(Night night, Random random)
    {
        var open = Slots(night).Where(slot => !night.State[slot].Current.IsNone).ToList();
        if (open.Count == 0) return null;
        var slot = Pick(random, open);
        var (contest, precinct) = CodesOf(night, slot);
        var standing = night.State[slot];
        return Said.Endorse(AnyAuthority(night, random), contest, precinct, Pick(random, [standing.First.Id, standing.Second.Id, standing.Current, standing.Counted]));
    }

    private static Said? Annul(Night night, Random random)
    {
        var open = Slots(night).Where(slot => !night.State[slot].Counted.IsNone).ToList();
        if (open.Count == 0) return null;
        var slot = Pick(random, open);
        var (contest, precinct) = CodesOf(night, slot);
        var standing = night.State[slot];
        var reinstates = standing.IsAnnulled != (random.Next(10) == 0);
        var said = reinstates ? Said.Reinstate(contest, precinct, standing.Decision) : Said.Annul(contest, precinct, standing.Counted);
        return said with { Authority = random.Next(4) == 0 ? AnyAuthority(night, random) : "court" };
    }

    private static Said NoResult(Night night, Random random)
    {
        var (contest, precinct, slot) = AnySlot(night, random);
        var said = Said.NoResult(AnyAuthority(night, random), contest.Code, precinct.Code, Pick(random, Enum.GetValues<NoResultCause>()));
        return said with { Replaces = night.State[slot].Decision };
    }

    private static Said Restation(Night night, Random random)
    {
        var election = night.State.Election!;
        string[] close = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, election.Precincts).Code).Distinct()];
        Precinct[] open = [.. Enumerable.Range(0, random.Next(3)).Select(number => Pick(random, election.Precincts) with
        {
            Code = $"new-{random.Next(1_000)}-{number}", ClosedAt = null, Registered = random.Next(4) == 0 ? null : random.Next(100),
        })];
        return Said.Restation(close, open) with { Authority = random.Next(5) == 0 ? AnyAuthority(night, random) : "cec" };
    }

    private static Said Change(Night night, Random random) => random.Next(3) switch
    {
        0 => Said.Adds(Parts.Authority($"added-{random.Next(3)}", AuthorityRole.Commission, random.Next(1_000_000, 2_000_000))),
        1 => Said.Revokes(Pick(random, night.State.Election!.Authorities.Where(authority => authority.Code is not ("everywhere" or "third"))).Code),
        _ => Said.Rotates(Pick(random, night.State.Election!.Authorities).Code, random.Next(1_000_000, 2_000_000)),
    } with { Authority = random.Next(3) > 0 ? "cec" : AnyAuthority(night, random) };

    /// <summary>Mostly one that may speak.</summary>
    private static string AnyAuthority(Night night, Random random) =>
        random.Next(5) > 0 ? Pick(random, ["cec", "everywhere"]) : Pick(random, night.State.Election!.Authorities).Code;

    private static long[] Figures(Random random, int count, int most) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(60) == 0 ? -1 : random.NextInt64(most + 1L))];

    private static IEnumerable<SlotIndex> Slots(Night night) =>
        Enumerable.Range(0, night.State.Election!.Slots.Count).Select(slot => new SlotIndex(slot));

    private static (Contest Contest, Precinct Precinct, SlotIndex Slot) AnySlot(Night night, Random random)
    {
        var election = night.State.Election!;
        var slot = new SlotIndex(random.Next(election.Slots.Count));
        return (election[election.Slots.ContestOf(slot)], election[election.Slots.PrecinctOf(slot)], slot);
    }

    private static (string Contest, string Precinct) CodesOf(Night night, SlotIndex slot)
    {
        var election = night.State.Election!;
        return (election[election.Slots.ContestOf(slot)].Code, election[election.Slots.PrecinctOf(slot)].Code);
    }

    private static T Pick<T>(Random random, IEnumerable<T> choices)
    {
        T[] all = [.. choices];
        return all[random.Next(all.Length)];
    }
}
