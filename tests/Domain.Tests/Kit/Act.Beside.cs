using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>What is tried beside the results, and about contests as a whole.</summary>
internal readonly partial record struct Act
{
    private const string Observers = "observers";

    private static Said? Beside(Night night, Random random, int choice) => choice switch
    {
        0 or 1 => Turnout(night, random),
        2 => Protocol(night, random),
        3 => Copy(night, random),
        4 => Poll(night, random),
        5 => Certify(night, random),
        6 => Reopen(night, random),
        7 => Mandates(night, random),
        8 => random.Next(3) == 0 ? Withdraw(night, random) : Mandates(night, random) ?? Certify(night, random),
        _ => Sampled(night, random),
    };

    private static Said Turnout(Night night, Random random)
    {
        var (state, election) = (night.State, night.State.Election!);
        var (ofArea, moment, figure) = (random.Next(3) == 0, random.Next(4), random.Next(60));
        var place = new TurnoutPlaceOf(ofArea, random.Next(ofArea ? election.Areas.Count : election.Precincts.Count));
        var registered = election.Definition.Turnout?.Roll == TurnoutRoll.Reported ? 50 : (int?)null;
        var authority = AnyAuthority(night, random);
        var said = random.Next(5) > 0
            ? Said.Turnout(authority, place.CodeIn(election), moment, figure, null, registered, ofArea)
            : Said.Turnout(authority, place.CodeIn(election), moment, null, figure * 100, registered, ofArea);
        var standing = state.Beside.Turnout.IdIn((new(ofArea, place.Number), moment));
        return standing.IsNone ? said : said.Correcting(standing);
    }

    private static Said Protocol(Night night, Random random)
    {
        var (contest, _, slot) = AnySlot(night, random);
        var election = night.State.Election!;
        var (index, area) = (election.Slots.ContestOf(slot), random.Next(3) == 0 ? (AreaIndex?)null : new AreaIndex(random.Next(election.Areas.Count)));
        var lines = election.SheetOf(index).Lines;
        var said = Said.Protocol(AnyAuthority(night, random), contest.Code, area is { } known ? election[known].Code : "",
            Figures(random, lines, 1_000), Figures(random, contest.Selections.Count, 1_000));
        var standing = night.State.Beside.AreaProtocols.IdIn((index, area));
        return standing.IsNone ? said : said.Correcting(standing);
    }

    private static Said Copy(Night night, Random random)
    {
        var (contest, precinct, slot) = AnySlot(night, random);
        var lines = night.Draft.Definition.Forms[contest.Form].Lines.Count;
        var said = Said.Copy(Observers, contest.Code, precinct.Code, Figures(random, lines, 100), Figures(random, contest.Selections.Count, 100));
        var standing = night.State.Beside.ObserverCopies.IdIn((night.State.Election!.FindAuthority(Observers)!.Value, slot));
        return standing.IsNone ? said : said.Correcting(standing);
    }

    private static Said Poll(Night night, Random random)
    {
        var (contest, _, slot) = AnySlot(night, random);
        var index = night.State.Election!.Slots.ContestOf(slot);
        int[] shares = [.. Enumerable.Range(0, contest.Selections.Count).Select(number => number == 0 ? 10_000 - (100 * (contest.Selections.Count - 1)) : 100)];
        var said = Said.Poll("pollsters", contest.Code, "", shares, random.Next(2) == 0 ? null : random.Next(2_000));
        var standing = night.State.Beside.ExitPolls.IdIn((night.State.Election!.FindAuthority("pollsters")!.Value, index, null));
        return standing.IsNone ? said : said.Correcting(standing);
    }

    /// <summary>With the right figures; of one where nothing waits, if there is one.</summary>
    private static Said? Certify(Night night, Random random)
    {
        ContestIndex[] open = [.. Contests(night).Where(contest => !night.State[contest].Certified)];
        if (open.Length == 0) return null;
        ContestIndex[] ripe = [.. open.Where(contest => night.Tally.CountsOf(night.Tally.Rows.WholeOf(contest)).Held == 0)];
        var contest = Pick(random, ripe.Length > 0 ? ripe : open);
        var said = Said.Certify(random.Next(5) > 0 ? "cec" : AnyAuthority(night, random), Certified.Of(night, night.State.Election![contest].Code));
        var standing = night.State.Beside.Certifications.IdIn(contest);
        return standing.IsNone ? said : said.Correcting(standing);
    }

    private static Said? Reopen(Night night, Random random)
    {
        ContestIndex[] certified = [.. Contests(night).Where(contest => night.State[contest].Certified)];
        if (certified.Length == 0) return null;
        var contest = Pick(random, certified);
        return Said.Reopen(night.State.Election![contest].Code, night.State.Beside.Certifications.IdIn(contest));
    }

    private static Said? Mandates(Night night, Random random)
    {
        var list = new ContestIndex(0);
        if (night.State.Beside.Certifications.In(list) is not { Content.Seats: { } seats }) return null;
        string[] names = [.. Enumerable.Range(0, (int)seats[0]).Select(number => $"{number}-{random.Next(3)}")];
        var said = Said.Mandates("cec", "list", "A", names, random.Next(2));
        var standing = night.State.Beside.Mandates.IdIn((list, 0));
        return standing.IsNone ? said : said.Correcting(standing);
    }

    private static Said Withdraw(Night night, Random random)
    {
        var (contest, _, _) = AnySlot(night, random);
        return Said.Withdraw(contest.Code, Pick(random, contest.Selections).Code) with { Authority = random.Next(3) == 0 ? AnyAuthority(night, random) : "cec" };
    }

    private static Said Sampled(Night night, Random random)
    {
        var election = night.State.Election!;
        var sample = new Sample("list", ("", [Pick(random, election.Precincts).Code]));
        return random.Next(2) == 0
            ? Said.Disclose(Observers, sample)
            : Said.Extend(election.PollsClose.Milliseconds + random.Next(2), election.Release.Milliseconds + random.Next(1_000));
    }

    private static IEnumerable<ContestIndex> Contests(Night night) =>
        Enumerable.Range(0, night.State.Election!.Contests.Count).Select(number => new ContestIndex(number));

    private readonly record struct TurnoutPlaceOf(bool IsArea, int Number)
    {
        public string CodeIn(Election election) => IsArea ? election[new AreaIndex(Number)].Code : election[new PrecinctIndex(Number)].Code;
    }
}
