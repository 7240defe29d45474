using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Recount;

namespace Tabulation.Tabulator.Tests;

public sealed class TotalsWriterTests
{
    private readonly SmallElection election = new(new SmallElectionSettings { Policies = [SmallElectionSettings.HoldBoxes] });
    private readonly TotalsWriter writer = new();
    private readonly VerifiedFold fold;
    private readonly LedgerScript script;

    public TotalsWriterTests()
    {
        fold = election.Fold();
        script = new LedgerScript(election);
    }

    [Fact]
    public void There_is_nothing_to_write_before_the_registry_is_complete()
    {
        fold.Apply([script.Leaves[0]], change => writer.Note(change, fold.Fold.Tally));
        Assert.False(writer.IsBehind(fold.Fold));
    }

    [Fact]
    public void The_first_time_it_is_everything()
    {
        CatchUp();
        var first = writer.TakeChange(fold.Fold);
        Assert.True(first.Full);
        Assert.Equal(fold.Fold.Tally!.Rows.Rows.Count, first.Totals.Count);
        Assert.Equal((ulong)fold.Position, first.AsOf.Position);
        Assert.Equal((60u, 60_000UL), (Whole(first).PrecinctsExpected, Whole(first).RegisteredExpected));
        Assert.False(writer.IsBehind(fold.Fold));
    }

    [Fact]
    public void Later_it_is_the_rows_that_changed_with_their_whole_values()
    {
        CatchUp();
        var before = writer.TakeChange(fold.Fold).AsOf.Position;
        script.Add(election, 0).Add(election, 3);
        CatchUp();
        Assert.True(writer.IsBehind(fold.Fold));
        var change = writer.TakeChange(fold.Fold);
        Assert.Equal((false, before, before + 2), (change.Full, change.From, change.AsOf.Position));
        Assert.Equal(["", "D1", "D2", "N", "N.1"], change.Totals.Select(row => row.Area).Order(StringComparer.Ordinal));
        Assert.Equal(203UL, Whole(change).Votes[0]);
    }

    [Fact]
    public void A_held_result_is_shown_as_if_counted_only()
    {
        script.Add(election, 0, election.Overfull(0));
        CatchUp();
        var whole = Whole(writer.TakeChange(fold.Fold));
        Assert.Equal((0u, 1u, 0UL, 100UL), (whole.PrecinctsCounted, whole.PrecinctsHeld, whole.Votes[0], whole.IfHeldCounted.Votes[0]));
    }

    private void CatchUp() =>
        fold.Apply([.. script.Leaves.Skip((int)fold.Position)], change => writer.Note(change, fold.Fold.Tally));

    private static AreaTotals Whole(TotalsChanged change) => change.Totals.Single(row => row is { Contest: SmallElection.List, Area: "" });
}
