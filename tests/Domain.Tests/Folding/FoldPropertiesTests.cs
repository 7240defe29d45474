using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

public class FoldPropertiesTests
{
    [Fact]
    public void Folding_the_entries_again_gives_the_same_totals_and_accepts_every_verdict() => Scene.Check(scene =>
    {
        var night = scene.Play();
        var again = new Fold(scene.Draft.OperatorKey, Roots.All);
        foreach (var entry in night.Entries)
            Assert.NotNull(again.Apply(entry.Said.Into(new Statement(), again.State), entry.RecordedAt, entry.Verdict));
        Numbers.AssertSame(Numbers.Of(night), Numbers.Of(again.Tally!));
        return again.State.Position == night.State.Position;
    });

    [Fact]
    public void Another_verdict_than_the_right_one_is_not_accepted_and_changes_nothing() => Scene.Check(scene =>
    {
        var night = scene.Play();
        var again = new Fold(scene.Draft.OperatorKey, Roots.All);
        foreach (var entry in night.Entries)
        {
            foreach (var wrong in OtherVerdicts(entry.Verdict))
                Assert.Null(again.Apply(entry.Said.Into(new Statement(), again.State), entry.RecordedAt, wrong));
            Assert.NotNull(again.Apply(entry.Said.Into(new Statement(), again.State), entry.RecordedAt, entry.Verdict));
        }

        Numbers.AssertSame(Numbers.Of(night), Numbers.Of(again.Tally!));
        return true;
    }, tests: 30);

    [Fact]
    public void The_order_in_which_precincts_report_does_not_matter() => Scene.Check(scene =>
    {
        // Who may speak, what is certified and whether turnout is late do depend on what was recorded before.
        var reports = scene.Play().Entries.Select(entry => entry.Said).Where(said => said.Kind is StatementKind.PrecinctResult or StatementKind.Review
            or StatementKind.NoResult or StatementKind.Annulment or StatementKind.Endorsement or StatementKind.Lot);
        var night = Night.Of(scene.Draft, reports);
        var shuffled = Night.Of(scene.Draft, Interleaved(night, new Random(scene.Election)));
        Numbers.AssertSame(Numbers.Of(night), Numbers.Of(shuffled));
        return night.Entries.OrderBy(entry => entry.Said.Id.Value).Select(entry => entry.Verdict)
            .SequenceEqual(shuffled.Entries.OrderBy(entry => entry.Said.Id.Value).Select(entry => entry.Verdict));
    });

    [Fact]
    public void Sending_everything_again_changes_nothing() => Scene.Check(scene =>
    {
        var night = scene.Play();
        var before = Numbers.Of(night);
        foreach (var entry in night.Entries.ToList()) Assert.Equal(Answer.Repeated, night.Submit(entry.Said));
        Numbers.AssertSame(before, Numbers.Of(night));
        return true;
    });

    [Fact]
    public void A_result_in_force_is_refused_even_if_it_slips_past_the_ledger_a_second_time() => Scene.Check(scene =>
    {
        var night = scene.Play();
        foreach (var entry in night.Entries.Where(entry => InForce(night).Contains(entry.Said.Id)))
            Assert.True(night.Judge(entry.Said).Refused);
        return true;
    });

    [Fact]
    public void Corrections_leave_the_totals_of_the_last_results_alone() => Scene.Check(scene =>
    {
        var night = scene.PlayPlainly();
        var results = night.Entries.ToDictionary(entry => entry.Said.Id, entry => entry.Said);
        var fresh = new Night(night.Draft);
        foreach (var slot in Slots(night)) ReportLastAlone(night.State[slot], results, fresh);
        Numbers.AssertSame(Numbers.Of(night), Numbers.Of(fresh));
        return true;
    });

    [Fact]
    public void Children_and_the_precincts_directly_below_add_up_to_their_parent() => Scene.Check(scene =>
    {
        var night = scene.Play();
        var rows = night.Tally.Rows;
        var election = rows.Election;
        foreach (var (number, row) in rows.Rows.Index().Where(row => row.Item.Area is not null))
            AssertSum(night.Tally, number, [.. rows.Rows.Index().Where(child =>
                child.Item.Contest == row.Contest && IsChild(child.Item, row)).Select(child => child.Index)],
                [.. Slots(night).Where(slot => IsDirectlyIn(slot, row) && !election[election.Slots.PrecinctOf(slot)].Closed)]);
        foreach (var contest in Enumerable.Range(0, election.Contests.Count))
            foreach (var hierarchy in Enumerable.Range(0, election.Definition.Hierarchies.Count))
                AssertSum(night.Tally, rows.WholeOf(new ContestIndex(contest)),
                    [.. rows.Rows.Index().Where(top => IsTop(top.Item, contest, hierarchy)).Select(top => top.Index)], []);
        return true;

        bool IsChild(TallyRow child, TallyRow parent) => child.Area is { } area && election[area].Parent == parent.Area;
        bool IsTop(TallyRow row, int contest, int hierarchy) =>
            row.Contest.Value == contest && row.Area is { } area && election[area].Parent is null && election[area].Hierarchy == hierarchy;
        bool IsDirectlyIn(SlotIndex slot, TallyRow row) =>
            election.Slots.ContestOf(slot) == row.Contest && election[election.Slots.PrecinctOf(slot)].Areas.Contains(row.Area!.Value);
    });

    private static IEnumerable<SlotIndex> Slots(Night night) =>
        Enumerable.Range(0, night.State.Election!.Slots.Count).Select(slot => new SlotIndex(slot));

    private static HashSet<StatementId> InForce(Night night) =>
        [.. Slots(night).SelectMany(slot => new[] { night.State[slot].Counted, night.State[slot].Held }).Where(id => !id.IsNone)];

    private static IEnumerable<Verdict> OtherVerdicts(Verdict right)
    {
        foreach (var disposition in Enum.GetValues<Disposition>())
            if (disposition != right.Disposition) yield return right with { Disposition = disposition };
        yield return right with { Rules = [.. right.Rules, "ZERO_VOTES_OR_SO"] };
        if (right.Rules.Count == 0) yield break;
        yield return right with { Rules = [.. right.Rules.Skip(1)] };
        yield return right with { Rules = ["EQUATION/", .. right.Rules.Skip(1)] };
    }

    /// <summary>The same statements, those of one slot in their order, the slots mixed at random.</summary>
    private static List<Said> Interleaved(Night night, Random random)
    {
        var results = night.Entries.ToDictionary(entry => entry.Said.Id, entry => entry.Said);
        var queues = night.Entries.Skip(2).Select(entry => entry.Said)
            .GroupBy(said => said.Kind == StatementKind.Review ? results[said.Reviewed] is var of ? (of.Contest, of.Precinct) : default
                : (said.Contest, said.Precinct))
            .Select(group => new Queue<Said>(group)).ToList();
        var mixed = new List<Said>();
        while (queues.Count > 0)
        {
            var queue = queues[random.Next(queues.Count)];
            mixed.Add(queue.Dequeue());
            if (queue.Count == 0) queues.Remove(queue);
        }

        return mixed;
    }

    /// <summary>
    /// Into a fresh night, by one authority, as those added since the first are not known there: what counts in the slot as its first result, released if it is held there; then what is held as its correction.
    /// </summary>
    private static void ReportLastAlone(Slot slot, Dictionary<StatementId, Said> results, Night fresh)
    {
        var first = default(StatementId);
        if (!slot.Counted.IsNone)
        {
            first = fresh.Require(results[slot.Counted] with { Replaces = default, Authority = "everywhere" });
            if (fresh.Entries[^1].Verdict.Disposition == Disposition.Hold) fresh.Require(Said.Review("cec", first, ReviewDecision.Release));
        }

        if (!slot.Held.IsNone) fresh.Require((results[slot.Held] with { Replaces = default, Authority = "everywhere" }).Correcting(first));
    }

    private static void AssertSum(Tally tally, int parent, int[] children, SlotIndex[] direct)
    {
        var rows = children.Select(tally.CountsOf).ToList();
        var counts = tally.CountsOf(parent);
        Assert.Equal(counts.Expected, rows.Sum(row => row.Expected) + direct.Length);
        Assert.Equal(counts.Counted, rows.Sum(row => row.Counted) + direct.Count(tally.HasCounted));
        Assert.Equal(counts.Held, rows.Sum(row => row.Held) + direct.Count(slot => !tally.HeldIn(slot).IsEmpty));
        Assert.InRange(counts.Flagged - rows.Sum(row => row.Flagged), 0, direct.Count(tally.HasCounted));
        for (var figure = 0; figure < tally.SumsOf(parent).Length; figure++)
        {
            Assert.Equal(tally.SumsOf(parent)[figure],
                children.Sum(child => tally.SumsOf(child)[figure]) + direct.Sum(slot => (long)tally.CountedIn(slot)[figure]));
            Assert.Equal(tally.HeldDeltasOf(parent)[figure],
                children.Sum(child => tally.HeldDeltasOf(child)[figure])
                    + direct.Where(slot => !tally.HeldIn(slot).IsEmpty).Sum(slot =>
                        (long)tally.HeldIn(slot)[figure] - tally.CountedIn(slot)[figure]));
        }
    }
}
