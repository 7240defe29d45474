using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Publication.Log;
using Tabulation.Publication.Past;
using Tabulation.Recount;
using Tabulation.ServiceKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Tests.Past;

/// <summary>Totals as of a checkpoint, beside the verifier's own fold of as many entries.</summary>
public sealed class PastTotalsTests
{
    private readonly SmallElection election = WholeNight.Election(AnnulmentEffect.Unspecified);
    private readonly LedgerScript script;
    private readonly ReadableLedger ledger = new();
    private readonly LogBoard log = new();
    private readonly PastTotals past;

    public PastTotalsTests()
    {
        script = WholeNight.Play(election);
        ledger.Add(script.Leaves);
        past = new PastTotals(ledger, log);
        Publish(script.Leaves.Count);
    }

    [Fact]
    public async Task At_every_size_they_are_what_a_verifier_folds_under_the_same_root()
    {
        var fold = election.Fold();
        for (var size = 1; size <= script.Leaves.Count; size++)
        {
            fold.Apply([script.Leaves[size - 1]], _ => { });
            if (fold.Fold.State.Election is null) continue;
            var then = await past.ReadAsync((ulong)size, default);
            var expected = FoldTotals.All(fold.Fold);
            Assert.Equal((expected.AsOf, fold.Tree.HeadAt(size).Root), (then.Totals.AsOf, Hash256.From(then.Root.Span)));
            Assert.Equal(expected.Rows, then.Totals.Rows);
            Assert.Equal(expected.Lots, then.Totals.Lots);
        }
    }

    [Fact]
    public async Task Who_asks_for_the_same_size_shares_the_work()
    {
        var size = (ulong)script.Leaves.Count;
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => past.ReadAsync(size, default)));
        Assert.All(all, each => Assert.Same(all[0], each));
        Assert.Equal(1, ledger.Reads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    [InlineData(ulong.MaxValue)]
    public async Task Without_totals_and_beyond_the_last_checkpoint_it_is_out_of_range(ulong size) =>
        Assert.Equal(StatusCode.OutOfRange, (await Assert.ThrowsAsync<RpcException>(() => past.ReadAsync(size, default))).StatusCode);

    [Fact]
    public async Task What_failed_is_tried_again_by_whoever_asks_next()
    {
        var size = (ulong)script.Leaves.Count;
        ledger.Failure = new IOException("Away.");
        await Assert.ThrowsAsync<IOException>(() => past.ReadAsync(size, default));
        ledger.Failure = null;
        Assert.Equal(size, (await past.ReadAsync(size, default)).Totals.AsOf.Position);
    }

    private void Publish(int size) =>
        log.Publish(new PublishedCheckpoint(ReadableLedger.HeadOf([.. script.Leaves.Take(size)]).Tree, [], default, default, 0, false));
}
