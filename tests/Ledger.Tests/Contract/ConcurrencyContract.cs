using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>What a ledger promises to callers who come at the same time, and to those who give up.</summary>
public abstract class ConcurrencyContract(ILedgerStore store) : LedgerContract(store)
{
    private const int Appenders = 6;
    private const int Batches = 15;
    private const int BatchSize = 7;

    [Fact]
    public async Task Appenders_take_turns_and_readers_see_whole_batches_only()
    {
        var appended = Task.WhenAll(Enumerable.Range(0, Appenders).Select(AppendBatches));
        var readers = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReadUntil(appended)));
        var counts = await appended.WaitAsync(Wait.Limit);
        await readers.WaitAsync(Wait.Limit);
        Assert.Equal(Appenders * Batches * BatchSize, counts.Sum());
        var admission = new ToyAdmission();
        await admission.AppendTo(Ledger);
        await AssertHolds(Ledger, admission.Leaves);
        Assert.All(admission.Leaves.Chunk(BatchSize), batch => Assert.Single(batch.Select(Appender).Distinct()));
    }

    [Fact]
    public async Task The_same_statement_from_many_at_once_is_appended_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => new ToyAdmission().AppendTo(Ledger, 1, 2))));
        Assert.Single(results, result => result.Statements[0].Outcome == AppendOutcome.Appended);
        Assert.All(results, result => Assert.Equal([0L, 1], result.Statements.Select(statement => statement.Entry!.Position)));
        Assert.Equal(2, (await Ledger.HeadAsync(default)).Size);
    }

    [Fact]
    public async Task A_batch_once_begun_is_finished_and_one_that_waits_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var running = new ToyAdmission { Inside = name => Hold(name == "admit 1", begun, goOn.Task) };
        var waiting = new ToyAdmission();
        var first = running.AppendTo(Ledger, source.Token, 1, 2);
        await begun.Task.WaitAsync(Wait.Limit);
        var second = waiting.AppendTo(Ledger, source.Token, 3);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Wait.Limit));
        goOn.SetResult();
        Assert.Equal(2, (await first.WaitAsync(Wait.Limit)).Head.Size);
        Assert.Empty(waiting.Calls);
        await AssertHolds(Ledger, running.Leaves);
    }

    [Fact]
    public async Task Closing_waits_for_the_batch_that_is_being_appended()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var admission = new ToyAdmission { Inside = name => Hold(name == "admit 1", begun, goOn.Task) };
        var append = admission.AppendTo(Ledger, 1);
        await begun.Task.WaitAsync(Wait.Limit);
        var close = Store.CloseAsync(Ledger);
        Assert.False(close.IsCompleted);
        goOn.SetResult();
        await append.WaitAsync(Wait.Limit);
        await close.WaitAsync(Wait.Limit);
        await ReopenAsync();
        await AssertHolds(Ledger, admission.Leaves);
    }

    private Task<int> AppendBatches(int appender) => Task.Run(async () =>
    {
        var admission = new ToyAdmission();
        for (var batch = 0; batch < Batches; batch++)
            await admission.AppendTo(Ledger, Enumerable.Range(0, BatchSize).Select(i => Appenders * (batch * BatchSize + i) + appender));
        return admission.Leaves.Count(leaf => Appender(leaf) == appender);
    });

    private async Task ReadUntil(Task end)
    {
        var leaves = new List<byte[]>();
        for (var last = false; !last;)
        {
            last = end.IsCompleted;
            var head = await Ledger.HeadAsync(default);
            leaves.AddRange((await Ledger.ReadAsync(leaves.Count, int.MaxValue, int.MaxValue, default)).Select(leaf => leaf.ToArray()));
            Assert.Equal(0, head.Size % BatchSize);
            Assert.Equal(0, leaves.Count % BatchSize);
            Assert.InRange(head.Size, 0, leaves.Count);
            Assert.Equal(ReferenceTree.Root([.. leaves.Take((int)head.Size)]), head.Tree.Root.ToArray());
            var found = await Ledger.FindAsync(ToyStatement.Ids(leaves.Select(leaf => ToyLeaf.Read(leaf).Number)), default);
            Assert.Equal(Enumerable.Range(0, leaves.Count).Select(i => (long?)i), found.Select(entry => entry?.Position));
        }
    }

    private static int Appender(byte[] leaf) => ToyLeaf.Read(leaf).Number % Appenders;

    private static void Hold(bool now, TaskCompletionSource begun, Task goOn)
    {
        if (!now)
            return;
        begun.SetResult();
        goOn.Wait(Wait.Limit);
    }
}
