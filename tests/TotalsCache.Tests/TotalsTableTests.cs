using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Tests;

public sealed class TotalsTableTests
{
    /// <summary>Changes as a bus may bring them: in any order, repeated, some lost; a gap is answered with a full one, as readers do.</summary>
    private static readonly Gen<(History History, int[] Picks)> Deliveries =
        from history in History.Some
        from count in Gen.Choose(1, 40)
        from picks in Gen.Choose(0, 10_000).ArrayOf(count)
        select (history, picks);

    [Fact]
    public void In_any_order_with_repeats_and_gaps_totals_never_go_back_are_always_those_of_their_position_and_end_at_the_same() =>
        Prop.ForAll(Deliveries.ToArbitrary(), delivery =>
        {
            var (history, picks) = delivery;
            var table = new TotalsTable();
            table.Apply(history.Full(1));
            return picks.All(pick => Deliver(table, history, pick)) && EndsRight(table, history);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_change_applies_only_where_it_starts()
    {
        var history = new History([Row(1), Row(2), Row(4), Row(8)]);
        var table = new TotalsTable();
        Assert.Equal(TotalsStep.Gap, table.Apply(history.Change(1, 2)));
        Assert.Null(table.AsOf);
        Assert.Equal(TotalsStep.Applied, table.Apply(history.Full(2)));
        Assert.Equal(TotalsStep.Gap, table.Apply(history.Change(3, 4)));
        Assert.Equal(TotalsStep.Old, table.Apply(history.Change(1, 2)));
        Assert.Equal(TotalsStep.Old, table.Apply(history.Full(1)));
        Assert.True(history.Is(table, 2));
        Assert.Equal(TotalsStep.Applied, table.Apply(history.Change(2, 4)));
        Assert.True(history.Is(table, 4));
    }

    [Fact]
    public void Another_election_or_fold_version_takes_over_only_as_a_whole()
    {
        var history = new History([Row(1), Row(2)]);
        foreach (var spoil in new Action<AsOf>[] { asOf => asOf.ElectionId = ByteString.CopyFrom(1, 2), asOf => asOf.FoldVersion = 2 })
        {
            var table = new TotalsTable();
            table.Apply(history.Full(2));
            var change = history.Change(1, 2);
            spoil(change.AsOf);
            Assert.Equal(TotalsStep.Gap, table.Apply(change));
            var full = history.Full(1);
            spoil(full.AsOf);
            Assert.Equal(TotalsStep.Applied, table.Apply(full));
            Assert.True(history.Is(table, 1));
        }
    }

    [Fact]
    public void A_full_change_forgets_what_it_does_not_name()
    {
        var history = new History([new Dictionary<string, ulong> { [""] = 1, ["N"] = 1 }, Row(2)]);
        var table = new TotalsTable();
        table.Apply(history.Full(1));
        table.Apply(history.Full(2));
        Assert.Null(table.Find("list", "N"));
        Assert.Equal(2UL, table.Find("list", "")!.Votes[0]);
    }

    private static bool Deliver(TotalsTable table, History history, int pick)
    {
        var before = (int)table.AsOf!.Position;
        var from = 1 + pick % (history.Last - 1);
        var to = from + 1 + pick / history.Last % (history.Last - from);
        if (table.Apply(history.Change(from, to)) == TotalsStep.Gap && pick % 2 == 0) table.Apply(history.Full(to));
        var after = (int)table.AsOf.Position;
        return after >= before && history.Is(table, after);
    }

    private static bool EndsRight(TotalsTable table, History history)
    {
        if (table.Apply(history.Change(history.Last - 1, history.Last)) == TotalsStep.Gap) table.Apply(history.Full(history.Last));
        return history.Is(table, history.Last);
    }

    private static Dictionary<string, ulong> Row(ulong votes) => new() { [""] = votes };
}
