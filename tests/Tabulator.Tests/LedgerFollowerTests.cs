using Google.Protobuf;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit;
using Tabulation.TestKit;
using Tabulation.TotalsCache;

namespace Tabulation.Tabulator.Tests;

/// <summary>Bus, ledger and cache may fail, repeat and fall behind; only a contradiction stops the follower, and that for good.</summary>
public sealed class LedgerFollowerTests : FollowerTests
{
    private static Verdict OtherVerdict => new() { Disposition = Disposition.Flag, Rules = { "ZERO_VOTES" } };

    [Fact]
    public async Task At_start_the_ledger_is_folded_from_its_beginning_and_kept_ready_until_a_batch_comes()
    {
        Assert.Contains("from its start", (await HealthAsync()).Description, StringComparison.Ordinal);
        await GetReadyAsync(Opening + 5);
        Assert.Equal(Opening + 5UL, Latest.AsOf!.Position);
        Assert.Empty(Published);
        Assert.Equal(0, Cache.Writes);
        await Follower.EnqueueAsync(Batch(Opening + 5, 0), default);
        await PublishedAsync(Opening + 5);
        await CachedAsync(5);
    }

    [Fact]
    public async Task Each_announced_head_makes_it_say_where_totals_stand()
    {
        await StartAsync(Opening + 5);
        for (var announced = 2; announced < 5; announced++)
        {
            await Follower.EnqueueAsync(Batch(Opening + 5, 0), default);
            await Wait.Until(() => Published.Count == announced, "the announcement");
        }

        Assert.All(Published, change => Assert.Equal((Opening + 5UL, Opening + 5UL, false), (change.From, change.AsOf.Position, change.Full)));
        Assert.All(Published, change => Assert.Empty(change.Totals));
        Assert.Equal(1, Cache.Writes);
    }

    [Fact]
    public async Task While_the_ledger_cannot_be_read_at_start_it_waits_and_is_not_healthy()
    {
        Ledger.Failure = new TaskCanceledException("Timed out.");
        Ledger.Add(Leaves.Take(Opening + 5));
        await Follower.StartAsync(default);
        await Clock.PassAsync(Second);
        await Wait.Until(() => Ledger.Reads == 2, "a second attempt");
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync()).Status);
        Ledger.Failure = null;
        await Clock.PassAsync(Second);
        await HealthyAsync();
        Assert.Equal(Opening + 5UL, Latest.AsOf!.Position);
    }

    [Fact]
    public async Task Batches_are_applied_as_they_come_and_each_change_leads_on_from_the_one_before()
    {
        await StartAsync(Opening);
        for (var position = Opening; position < Opening + Results; position += 3)
        {
            await Follower.EnqueueAsync(Batch(position, 3), default);
            await PublishedAsync(position + 3);
        }

        Assert.Equal(Published.SkipLast(1).Select(change => change.AsOf.Position), Published.Skip(1).Select(change => change.From));
        Assert.All(Published.Skip(1), change => Assert.False(change.Full));
        await CachedAsync(Results);
    }

    [Fact]
    public async Task A_gap_is_read_from_the_ledger()
    {
        await StartAsync(Opening);
        Ledger.Add(Leaves.Skip(Opening));
        await Follower.EnqueueAsync(Batch(Opening + 7, 2), default);
        await PublishedAsync(Leaves.Count);
        await CachedAsync(Results);
    }

    [Fact]
    public async Task An_announced_head_further_on_is_read_from_the_ledger()
    {
        await StartAsync(Opening);
        Ledger.Add(Leaves.Skip(Opening));
        await Follower.EnqueueAsync(Batch(Leaves.Count, 0), default);
        await PublishedAsync(Leaves.Count);
        await CachedAsync(Results);
    }

    [Fact]
    public async Task A_gap_that_the_ledger_cannot_fill_yet_is_waited_for()
    {
        await StartAsync(Opening);
        await Follower.EnqueueAsync(Batch(Opening + 3, 2), default);
        await Follower.EnqueueAsync(Batch(Opening, 3), default);
        await PublishedAsync(Opening + 3);
        await Follower.EnqueueAsync(Batch(Opening + 3, 9), default);
        await PublishedAsync(Leaves.Count);
        await HealthyAsync();
    }

    [Fact]
    public async Task Repeats_and_overlaps_that_are_the_same_change_nothing()
    {
        await StartAsync(Opening + 5);
        await Follower.EnqueueAsync(Batch(0, Opening + 5), default);
        await Follower.EnqueueAsync(Batch(Opening + 3, 4), default);
        await PublishedAsync(Opening + 7);
        await Follower.EnqueueAsync(Batch(Opening + 6, 1), default);
        await Follower.EnqueueAsync(Batch(Opening + 7, 5), default);
        await PublishedAsync(Leaves.Count);
        Assert.Equal([Opening + 5UL, Opening + 7UL, (ulong)Leaves.Count], Published.Select(change => change.AsOf.Position));
        await CachedAsync(Results);
    }

    [Fact]
    public async Task What_makes_no_sense_is_ignored()
    {
        await StartAsync(Opening);
        var (headless, beyond, rootless) = (Batch(Opening, 3), Batch(Opening, 3), Batch(Opening, 3));
        headless.Head = null;
        beyond.From = beyond.Head.Size + 1;
        rootless.Head.Root = ByteString.CopyFromUtf8("no root");
        foreach (var batch in new[] { headless, beyond, rootless, Batch(Opening, 5) }) await Follower.EnqueueAsync(batch, default);
        await PublishedAsync(Opening + 5);
        await HealthyAsync();
    }

    [Theory]
    [InlineData("verdict", "Entry 8 carries another verdict than the rules give")]
    [InlineData("signature", "Entry 8 is not signed by the authority it names")]
    [InlineData("root", "Entry 10 is where the signed head's root differs")]
    [InlineData("repeat", "Entry 4 came again with other bytes than before")]
    [InlineData("announcement", "Entry 7 is where the signed head's root differs")]
    public async Task A_contradiction_stops_it_for_good_and_health_says_why(string what, string why)
    {
        await StartAsync(Opening + 5);
        await Follower.EnqueueAsync(Contradiction(what), default);
        await StoppedAsync(why);
        Ledger.Add(Leaves.Skip(Opening + 5));
        // More than any queue holds: the bus is not held up by it.
        for (var i = 0; i < 200; i++) await Follower.EnqueueAsync(Batch(Opening + 5, 3), default).AsTask().WaitAsync(Wait.Limit);
        await StoppedAsync(why);
        Assert.Equal(Opening + 5UL, Assert.Single(Published).AsOf.Position);
        await CachedAsync(5);
    }

    [Fact]
    public async Task A_ledger_that_contradicts_itself_at_start_is_never_published()
    {
        Ledger.Add(Altered(8, entry => entry.Verdict = OtherVerdict));
        await Follower.StartAsync(default);
        await StoppedAsync("Entry 8 carries another verdict than the rules give");
        Assert.Empty(Published);
        Assert.Null(await Cache.ReadAsync(default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bus_that_takes_nothing_holds_up_neither_fold_nor_cache(bool timesOut)
    {
        await StartAsync(Opening + 5);
        Bus.Failure = timesOut ? new TaskCanceledException("The broker does not confirm.") : new IOException("The broker is gone.");
        await Follower.EnqueueAsync(Batch(Opening + 5, 2), default);
        await Wait.Until(() => Bus.Failed == 1, "the attempt");
        await CachedAsync(7);
        Bus.Failure = null;
        await Follower.EnqueueAsync(Batch(Opening + 7, 0), default);
        await PublishedAsync(Opening + 7);
        await HealthyAsync();
    }

    [Fact]
    public async Task A_cache_that_takes_nothing_holds_up_neither_fold_nor_bus()
    {
        await StartAsync(Opening + 5);
        Cache.Failure = new IOException("The cache is gone.");
        await Follower.EnqueueAsync(Batch(Opening + 5, 2), default);
        await PublishedAsync(Opening + 7);
        Cache.Failure = null;
        Clock.Advance(Second);
        await Follower.EnqueueAsync(Batch(Opening + 7, 0), default);
        await Wait.Until(() => Published.Count == 3, "the announcement");
        await CachedAsync(7);
    }

    [Fact]
    public async Task A_cache_that_lost_its_content_is_written_whole()
    {
        await StartAsync(Opening + 5);
        Cache.Lose();
        await Follower.EnqueueAsync(Batch(Opening + 5, 2), default);
        await PublishedAsync(Opening + 7);
        await CachedAsync(7);
        Assert.Equal(Latest.All(), await Cache.ReadAsync(default));
    }

    private LedgerBatch Contradiction(string what) => what switch
    {
        "verdict" => Batch(Altered(8, entry => entry.Verdict = OtherVerdict), 7, 3),
        "signature" => Batch(Altered(8, entry => entry.Envelope.Signature = ByteString.CopyFrom(new byte[64])), 7, 3),
        "root" => WithRootOf(Batch(7, 3), Batch(0, 9)),
        "repeat" => Batch(Altered(4, entry => entry.RecordedAt++), 4, 2),
        "announcement" => WithRootOf(Batch(7, 0), Batch(0, 6)),
        _ => throw new ArgumentException(what),
    };

    private static LedgerBatch WithRootOf(LedgerBatch batch, LedgerBatch other)
    {
        batch.Head.Root = other.Head.Root;
        return batch;
    }

    private List<ReadOnlyMemory<byte>> Altered(int position, Action<Entry> alter)
    {
        var entry = Entry.Parser.ParseFrom(Leaves[position].Span);
        alter(entry);
        return [.. Leaves.Take(position), entry.ToByteArray(), .. Leaves.Skip(position + 1)];
    }

    private async Task StoppedAsync(string why)
    {
        await Wait.Until(
            async () => (await HealthAsync()).Description?.EndsWith("Tabulation stops here.", StringComparison.Ordinal) == true, "the stop");
        var result = await HealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains(why, result.Description, StringComparison.Ordinal);
    }
}
