using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Folding;

public class HeldResultsTests
{
    private const int A = 7;
    private static readonly Draft Holding = Small.Draft.Define(definition =>
        definition with { RulePolicies = [Policy(Rule.ZeroVotes, Disposition.Hold)] });
    private static readonly long[] NoLines = [1000, 0, 0, 0, 0, 0, 0];
    private static readonly Said Clean = Said.Result("cec", "list", "p1", Small.Lines, Small.Votes);
    private static readonly Said Empty = Said.Result("north", "list", "p1", NoLines, [0, 0, 0, 0]);

    [Fact]
    public void A_held_first_result_is_not_counted()
    {
        var night = Night.Of(Holding, [Empty]);
        Assert.Equal((0, 1), CountedAndHeld(night));
        Assert.Equal(0, Sums(night)[Small.Registered]);
        Assert.Equal(1000, Deltas(night)[Small.Registered]);
    }

    [Fact]
    public void A_held_correction_leaves_the_counted_result()
    {
        var night = Night.Of(Holding, [Clean, Empty.Correcting(Clean.Id)]);
        Assert.Equal((1, 1), CountedAndHeld(night));
        Assert.Equal(200, Sums(night)[A]);
        Assert.Equal(-200, Deltas(night)[A]);
    }

    [Fact]
    public void Release_counts_it_and_marks_it()
    {
        var held = Empty.Correcting(Clean.Id);
        var night = Night.Of(Holding, [Clean, held, Said.Review("cec", held.Id, ReviewDecision.Release)]);
        Assert.Equal((1, 0), CountedAndHeld(night));
        Assert.Equal(1, night.Tally.CountsOf(0).Flagged);
        Assert.Equal(0, Sums(night)[A]);
        Assert.Equal(0, Deltas(night)[A]);
        Assert.Equal(held.Id, night.State[new SlotIndex(0)].Current);
    }

    [Fact]
    public void Refusal_sets_it_aside()
    {
        var held = Empty.Correcting(Clean.Id);
        var night = Night.Of(Holding, [Clean, held, Said.Review("cec", held.Id, ReviewDecision.Refuse)]);
        Assert.Equal((1, 0), CountedAndHeld(night));
        Assert.Equal(200, Sums(night)[A]);
        Assert.Equal(0, Deltas(night)[A]);
        Assert.Equal(Clean.Id, night.State[new SlotIndex(0)].Current);
    }

    [Fact]
    public void A_clean_correction_of_a_held_result_counts_at_once()
    {
        var night = Night.Of(Holding, [Empty, Clean.Correcting(Empty.Id)]);
        Assert.Equal((1, 0), CountedAndHeld(night));
        Assert.Equal(0, night.Tally.CountsOf(0).Flagged);
        Assert.Equal(200, Sums(night)[A]);
    }

    [Fact]
    public void A_correction_names_the_held_result_not_the_counted_one_behind_it()
    {
        var held = Empty.Correcting(Clean.Id);
        var night = Night.Of(Holding, [Clean, held]);
        Assert.Equal(Answer.Refused, night.Submit(Clean.Correcting(Clean.Id)));
        Assert.Equal(held.Id, night.Findings.Current);
        Assert.Equal(Answer.Recorded, night.Submit(Clean.Correcting(held.Id)));
    }

    [Fact]
    public void Releasing_all_that_is_held_gives_the_totals_as_if_all_held_were_counted() => Scene.Check(scene =>
    {
        var night = scene.PlayPlainly();
        var foretold = IfHeldCounted(night);
        ReviewAll(night, ReviewDecision.Release);
        return foretold.SequenceEqual(IfHeldCounted(night)) && HeldAnywhere(night) == 0 && foretold.SequenceEqual(AllSums(night));
    });

    [Fact]
    public void Refusing_all_that_is_held_leaves_the_totals_as_counted() => Scene.Check(scene =>
    {
        var night = scene.PlayPlainly();
        var counted = AllSums(night);
        ReviewAll(night, ReviewDecision.Refuse);
        return counted.SequenceEqual(AllSums(night)) && HeldAnywhere(night) == 0 && counted.SequenceEqual(IfHeldCounted(night));
    });

    [Fact]
    public void Totals_with_held_are_those_of_an_election_that_flags_where_this_one_holds() => Scene.Check(scene =>
    {
        var night = scene.PlayPlainly(said => said.Decision == ReviewDecision.Refuse ? said with { Decision = ReviewDecision.Release } : said);
        var flagging = Night.Of(FlaggingInsteadOfHolding(night.Draft), night.Entries.Skip(2).Select(entry => entry.Said));
        return HeldAnywhere(flagging) == 0 && AllSums(flagging).SequenceEqual(IfHeldCounted(night));
    });

    private static Draft FlaggingInsteadOfHolding(Draft draft) => draft.Define(definition => definition with
    {
        RulePolicies = [.. definition.RulePolicies.Select(policy => policy with { Disposition = Flagged(policy.Disposition) })],
        Forms =
        [
            .. definition.Forms.Select(form => form with
            {
                Equations = [.. form.Equations.Select(equation => equation with { Disposition = Flagged(equation.Disposition) })],
            }),
        ],
    });

    private static Disposition Flagged(Disposition disposition) => disposition == Disposition.Hold ? Disposition.Flag : disposition;

    private static void ReviewAll(Night night, ReviewDecision decision)
    {
        for (var slot = 0; slot < night.State.Election!.Slots.Count; slot++)
        {
            var standing = night.State[new SlotIndex(slot)];
            if (!standing.Held.IsNone) night.Require(Said.Review(standing.First.By.Value == 0 ? "everywhere" : "cec", standing.Held,
                decision));
        }
    }

    private static List<long> AllSums(Night night) => [.. Rows(night).SelectMany(row => night.Tally.SumsOf(row).ToArray())];

    private static List<long> IfHeldCounted(Night night) =>
        [.. Rows(night).SelectMany(row => night.Tally.SumsOf(row).ToArray().Zip(night.Tally.HeldDeltasOf(row).ToArray(), (sum, delta) =>
            sum + delta))];

    private static int HeldAnywhere(Night night) => Rows(night).Sum(row => night.Tally.CountsOf(row).Held);

    private static IEnumerable<int> Rows(Night night) => Enumerable.Range(0, night.Tally.Rows.Count);

    private static (int, int) CountedAndHeld(Night night) => (night.Tally.CountsOf(0).Counted, night.Tally.CountsOf(0).Held);

    private static ReadOnlySpan<long> Sums(Night night) => night.Tally.SumsOf(0);

    private static ReadOnlySpan<long> Deltas(Night night) => night.Tally.HeldDeltasOf(0);
}
