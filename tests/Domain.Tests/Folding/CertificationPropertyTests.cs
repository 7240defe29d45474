using System.Numerics;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>A contest is certified with exactly what the entries come to, and then stands still.</summary>
public class CertificationPropertyTests
{
    [Fact]
    public void Right_figures_are_taken_and_any_one_that_differs_is_refused_by_its_name() => Scene.Check(scene =>
    {
        var night = Completed(scene);
        foreach (var code in night.State.Election!.Contests.Select(contest => contest.Code))
        {
            var right = Certified.Of(night, code);
            Assert.Equal(Slow(night, code), right.Lines.Concat(right.Votes).Select(figure => (BigInteger)figure));
            Assert.Empty(FieldsOf(night, code, right));
            foreach (var (wrong, field) in Wrong(night, right)) Assert.Equal([$"certification.{field}"], FieldsOf(night, code, wrong));
        }

        return true;
    }, tests: 40);

    [Fact]
    public void A_checkpoint_serves_from_the_last_entry_about_the_contest_on() => Scene.Check(scene =>
    {
        var night = Completed(scene);
        foreach (var contest in night.State.Election!.Contests.Select(contest => contest.Code))
        {
            var last = night.Entries.Index().Where(entry => IsAbout(night, entry.Item.Said, contest)).Select(entry => entry.Index + 1).LastOrDefault();
            var right = Certified.Of(night, contest);
            for (var size = 0; size <= night.State.Position; size++)
                Assert.Equal(size < last ? ["certification.checkpoint_size"] : [], FieldsOf(night, contest, right with { Size = size }));
        }

        return true;
    }, tests: 40);

    [Fact]
    public void Whatever_is_tried_afterwards_its_numbers_and_seats_stand_until_a_court_reopens_it() => Scene.Check(scene =>
    {
        var night = Completed(scene);
        night.Require(Certification(night, "list", Certified.Of(night, "list")));
        var before = Frozen(night);
        foreach (var act in scene.Acts.Select(act => new Act(act.Seed ^ 0x5555)))
        {
            var said = act.Choose(night);
            if (said.Kind == StatementKind.Reopening && said.Contest == "list") continue;
            var answer = night.Submit(said);
            Assert.True(answer != Answer.Recorded || !IsAbout(night, said, "list"), said.ToString());
        }

        return before == Frozen(night);
    });

    /// <summary>Seats won in the districts let lists in: whatever is tried, a certificate of the lists rests on certified districts and on what they ended with.</summary>
    [Fact]
    public void What_is_certified_rests_on_certified_contests_that_have_not_changed_since()
    {
        var (rested, opened) = (0, 0);
        Scene.Check(scene =>
        {
            var night = Completed(scene, scene.Draft.Contest(0, WithWaiver));
            var contests = night.State.Election!.Contests.Select(contest => contest.Code).ToList();
            foreach (var contest in contests.Skip(1).Append("list")) night.Require(Certification(night, contest, Certified.Of(night, contest)));
            foreach (var said in scene.Acts.Select(act => new Act(act.Seed ^ 0x3333).Choose(night)).Concat(contests.Select(contest => Reopening(night, contest))))
            {
                if (night.Submit(said) == Answer.Recorded && said.Kind == StatementKind.Reopening) opened++;
                if (!night.State[new ContestIndex(0)].Certified) continue;
                var size = night.State.Beside.Certifications.In(new ContestIndex(0))!.Value.Content.CheckpointSize;
                Assert.All(contests.Index(), each => Assert.True(night.State[new ContestIndex(each.Index)] is { Certified: true } standing && standing.ChangedAt <= size));
                rested++;
            }

            return true;
        }, tests: 40);
        Assert.True(rested > 0 && opened > 0);
    }

    private static Contest WithWaiver(Contest contest) => contest with
    {
        Allocation = contest.Allocation with { Thresholds = [new Threshold("", ThresholdBase.ValidWithoutAgainstAll, Fraction.Of(1, 2)) { DirectSeatWaiver = 1 }] },
    };

    private static Said Reopening(Night night, string contest) =>
        Said.Reopen(contest, night.State.Beside.Certifications.IdIn(night.State.Election!.FindContest(contest)!.Value)) with { Reason = "tried" };

    /// <summary>The night of a scene, and then, after the release hour, every open slot decided, every tie drawn for and every contest open.</summary>
    private static Night Completed(Scene scene, Draft? draft = null)
    {
        var night = scene.Play(draft);
        night.Later = 1_000_000;
        var election = night.State.Election!;
        foreach (var contest in Enumerable.Range(0, election.Contests.Count).Select(number => new ContestIndex(number)))
            if (night.State[contest].Certified) night.Require(Said.Reopen(election[contest].Code, night.State.Beside.Certifications.IdIn(contest)) with { Reason = "all anew" });
        for (var slot = 0; slot < night.State.Election!.Slots.Count; slot++) Decide(night, new SlotIndex(slot));
        foreach (var contest in Enumerable.Range(0, election.Contests.Count).Select(number => new ContestIndex(number)))
            if (ContestSeats.Allocate(night.State, contest).Outcome == AllocationOutcome.LotNeeded)
                night.Require(Said.Lot(election[contest].Code, [.. Enumerable.Range(0, election[contest].Selections.Count).Select(number => (long)number)]) with { Reason = "at last" });
        return night;
    }

    /// <summary>What waits is set aside, by one with a key of its own; where nothing counts, it is recorded that nothing will.</summary>
    private static void Decide(Night night, SlotIndex slot)
    {
        var election = night.State.Election!;
        while (!night.State[slot].Held.IsNone)
            night.Require(Said.Review(WithoutPart(night, night.State[slot]), night.State[slot].Held, ReviewDecision.Refuse));
        var (contest, precinct) = (election[election.Slots.ContestOf(slot)].Code, election[election.Slots.PrecinctOf(slot)]);
        if (!precinct.Closed && night.State[slot].State == SlotState.Awaited) night.Require(Said.NoResult("cec", contest, precinct.Code) with { Reason = "at last" });
    }

    private static string WithoutPart(Night night, Slot slot) => new[] { "cec", "everywhere", "third" }
        .First(code => night.State.Election!.FindAuthority(code) is var one && one != slot.First.By && (slot.Second.IsNone || one != slot.Second.By));

    private static Said Certification(Night night, string contest, Certified what)
    {
        var standing = night.State.Beside.Certifications.IdIn(night.State.Election!.FindContest(contest)!.Value);
        return standing.IsNone ? Said.Certify("cec", what) : Said.Certify("cec", what).Correcting(standing);
    }

    private static string[] FieldsOf(Night night, string contest, Certified what)
    {
        var found = night.Judge(Certification(night, contest, what)).All.ToArray();
        return [.. found.Select(finding => Explanation.Of(finding, night.Last, night.State.Election).Field).Distinct()];
    }

    /// <summary>Everything that differs in one place from what is right, with the field that must be named.</summary>
    private static IEnumerable<(Certified Wrong, string Field)> Wrong(Night night, Certified right) =>
    [
        .. Others(right.Lines).Select(other => (right with { Lines = other.Figures }, $"lines[{other.At}]")),
        .. Others(right.Votes).Select(other => (right with { Votes = other.Figures }, $"votes[{other.At}]")),
        .. Others(right.Seats).Select(other => (right with { Seats = other.Figures }, $"seats[{other.At}]")),
        (right with { Size = right.Size + 1 }, "checkpoint_root"),
        (right with { Root = Roots.At(right.Size - 1) }, "checkpoint_root"),
        (right with { Outstanding = ["nowhere"] }, "outstanding"),
        (right with { Outstanding = [night.State.Election!.Precincts[0].Code] }, "outstanding"),
        (right with { Protocols = [.. right.Protocols, NoProtocol] }, "area_protocols"),
        .. right.Protocols.Select(protocol => (right with { Protocols = [.. right.Protocols.Where(other => other != protocol)] }, "area_protocols")),
        .. right.Protocols.Skip(1).Select(_ => (right with { Protocols = [.. right.Protocols.Reverse()] }, "area_protocols")),
    ];

    private static StatementId NoProtocol => StatementId.OfPayload("no protocol"u8);

    /// <summary>One figure more or less, one figure too many, one too few.</summary>
    private static IEnumerable<(long[] Figures, int At)> Others(long[] right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            yield return ([.. right[..i], right[i] + 1, .. right[(i + 1)..]], i);
            yield return ([.. right[..i], right[i] - 1, .. right[(i + 1)..]], i);
        }

        yield return ([.. right, 0], right.Length);
        yield return (right[..^1], right.Length - 1);
    }

    private static IEnumerable<BigInteger> Slow(Night night, string contest)
    {
        var numbers = new SlowTally(night.Draft, night.Entries).Numbers();
        for (var figure = 0; numbers.TryGetValue($"{contest} in all: sum {figure}", out var sum); figure++) yield return sum;
    }

    private static bool IsAbout(Night night, Said said, string contest) => said.Kind switch
    {
        StatementKind.PrecinctResult or StatementKind.NoResult or StatementKind.Annulment or StatementKind.Endorsement or StatementKind.Lot
            or StatementKind.AreaProtocol => said.Contest == contest,
        StatementKind.Review => night.Entries.Any(entry => entry.Said.Id == said.Reviewed && entry.Said.Contest == contest),
        StatementKind.RegistryChange => said.About.StartsWith($"withdraws {contest} ", StringComparison.Ordinal)
            || said.Close.Any(code => VotesIn(night, night.State.Election!.Precincts.Single(precinct => precinct.Code == code), contest))
            || said.Open.Any(precinct => VotesIn(night, precinct, contest)),
        _ => false,
    };

    private static bool VotesIn(Night night, Precinct precinct, string contest) => precinct.Contests.Contains(night.State.Election!.FindContest(contest)!.Value);

    private static string Frozen(Night night)
    {
        var list = new ContestIndex(0);
        var whole = night.Tally.Rows.WholeOf(list);
        return $"{night.Tally.CountsOf(whole)} {string.Join(' ', night.Tally.SumsOf(whole).ToArray())} {string.Join(' ', ContestSeats.Allocate(night.State, list).Seats)}";
    }
}
