using Google.Protobuf;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Tabulator.Tests;

/// <summary>Bus, ledger and cache may fail, repeat and fall behind; only a contradiction stops the follower, and that for good.</summary>
public sealed class LedgerFollowerTests : IAsyncLifetime, IDisposable
{
    private const int Opening = 2;
    private const int Results = 12;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SmallElection election = new();
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> leaves;
    private readonly ReadableLedger ledger = new();
    private readonly LosableCache cache = new();
    private readonly FakeBus bus = FakeBus.Create();
    private readonly TabulatorHealth health = new();
    private readonly SteppedClock clock = new();
    private readonly LedgerFollower follower;

    public LedgerFollowerTests()
    {
        var script = new LedgerScript(election);
        for (var precinct = 0; precinct < Results; precinct++) script.Add(election, precinct);
        leaves = script.Leaves;
        var fold = VerifiedFoldTests.FoldOf(election);
        follower = new LedgerFollower(ledger, fold, cache, bus.Bus, health, clock, NullLogger<LedgerFollower>.Instance);
    }

    private static Verdict OtherVerdict => new() { Disposition = Disposition.Flag, Rules = { "ZERO_VOTES" } };

    private IReadOnlyList<TotalsChanged> Published =>
        [.. bus.Published<TotalsChangedMessage>().Select(message => TotalsChanged.Parser.ParseFrom(message.Body))];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => follower.StopAsync(default);

    public void Dispose() => follower.Dispose();

    [Fact]
    public async Task At_start_the_ledger_is_folded_from_its_beginning_and_everything_is_written()
    {
        Assert.Contains("from its start", (await HealthAsync()).Description, StringComparison.Ordinal);
        await StartAsync(Opening + 5);
        Assert.True(Assert.Single(Published).Full);
        await CachedAsync(5);
        await HealthyAsync();
    }

    [Fact]
    public async Task While_the_ledger_cannot_be_read_at_start_it_waits_and_is_not_healthy()
    {
        ledger.Failure = new TaskCanceledException("Timed out.");
        ledger.Add(leaves.Take(Opening + 5));
        await follower.StartAsync(default);
        await clock.PassAsync(Second);
        await Wait.Until(() => ledger.Reads == 2, "a second attempt");
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync()).Status);
        ledger.Failure = null;
        await clock.PassAsync(Second);
        await PublishedAsync(Opening + 5);
        await HealthyAsync();
    }

    [Fact]
    public async Task Batches_are_applied_as_they_come_and_each_change_leads_on_from_the_one_before()
    {
        await StartAsync(Opening);
        for (var position = Opening; position < Opening + Results; position += 3)
        {
            await follower.EnqueueAsync(Batch(position, 3), default);
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
        ledger.Add(leaves.Skip(Opening));
        await follower.EnqueueAsync(Batch(Opening + 7, 2), default);
        await PublishedAsync(leaves.Count);
        await CachedAsync(Results);
    }

    [Fact]
    public async Task An_announced_head_further_on_is_read_from_the_ledger()
    {
        await StartAsync(Opening);
        ledger.Add(leaves.Skip(Opening));
        await follower.EnqueueAsync(Batch(leaves.Count, 0), default);
        await PublishedAsync(leaves.Count);
        await CachedAsync(Results);
    }

    [Fact]
    public async Task A_gap_that_the_ledger_cannot_fill_yet_is_waited_for()
    {
        await StartAsync(Opening);
        await follower.EnqueueAsync(Batch(Opening + 3, 2), default);
        await follower.EnqueueAsync(Batch(Opening, 3), default);
        await PublishedAsync(Opening + 3);
        await follower.EnqueueAsync(Batch(Opening + 3, 9), default);
        await PublishedAsync(leaves.Count);
        await HealthyAsync();
    }

    [Fact]
    public async Task Repeats_and_overlaps_that_are_the_same_change_nothing()
    {
        await StartAsync(Opening + 5);
        await follower.EnqueueAsync(Batch(0, Opening + 5), default);
        await follower.EnqueueAsync(Batch(Opening + 3, 4), default);
        await PublishedAsync(Opening + 7);
        await follower.EnqueueAsync(Batch(Opening + 6, 1), default);
        await follower.EnqueueAsync(Batch(Opening + 7, 5), default);
        await PublishedAsync(leaves.Count);
        Assert.Equal([Opening + 5UL, Opening + 7UL, (ulong)leaves.Count], Published.Select(change => change.AsOf.Position));
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
        foreach (var batch in new[] { headless, beyond, rootless, Batch(Opening, 5) }) await follower.EnqueueAsync(batch, default);
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
        await follower.EnqueueAsync(Contradiction(what), default);
        await StoppedAsync(why);
        ledger.Add(leaves.Skip(Opening + 5));
        // More than any queue holds: the bus is not held up by it.
        for (var i = 0; i < 200; i++) await follower.EnqueueAsync(Batch(Opening + 5, 3), default).AsTask().WaitAsync(Wait.Limit);
        await StoppedAsync(why);
        Assert.Equal(Opening + 5UL, Assert.Single(Published).AsOf.Position);
        await CachedAsync(5);
    }

    [Fact]
    public async Task A_ledger_that_contradicts_itself_at_start_is_never_published()
    {
        ledger.Add(Altered(8, entry => entry.Verdict = OtherVerdict));
        await follower.StartAsync(default);
        await StoppedAsync("Entry 8 carries another verdict than the rules give");
        Assert.Empty(Published);
        Assert.Null(await cache.ReadAsync(default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_could_not_be_sent_is_sent_whole_the_next_time(bool timesOut)
    {
        await StartAsync(Opening + 5);
        bus.Failure = timesOut ? new TaskCanceledException("The broker does not confirm.") : new IOException("The broker is gone.");
        await follower.EnqueueAsync(Batch(Opening + 5, 2), default);
        await Wait.Until(() => bus.Failed == 1, "the attempt");
        bus.Failure = null;
        await clock.PassAsync(Second);
        await PublishedAsync(Opening + 7);
        Assert.True(Published[^1].Full);
        await CachedAsync(7);
    }

    [Fact]
    public async Task While_the_cache_fails_nothing_is_announced_that_is_not_in_it()
    {
        await StartAsync(Opening + 5);
        cache.Failure = new IOException("The cache is gone.");
        await follower.EnqueueAsync(Batch(Opening + 5, 2), default);
        await clock.PassAsync(Second);
        await Wait.Until(() => clock.Waiting > 0, "the second attempt");
        Assert.Single(Published);
        cache.Failure = null;
        await clock.PassAsync(Second);
        await PublishedAsync(Opening + 7);
        await CachedAsync(7);
    }

    [Fact]
    public async Task A_cache_that_lost_its_content_is_written_whole()
    {
        await StartAsync(Opening + 5);
        cache.Lose();
        await follower.EnqueueAsync(Batch(Opening + 5, 2), default);
        await PublishedAsync(Opening + 7);
        await CachedAsync(7);
        Assert.Equal(Published[0].Totals.Count, (await cache.ReadAsync(default))!.Totals.Count);
    }

    private async Task StartAsync(int size)
    {
        ledger.Add(leaves.Take(size));
        await follower.StartAsync(default);
        await PublishedAsync(size);
    }

    /// <summary>What an honest relay sends; without entries it announces the head.</summary>
    private LedgerBatch Batch(int from, int count) => Batch(leaves, from, count);

    private static LedgerBatch Batch(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int from, int count)
    {
        var tree = ReadableLedger.HeadOf([.. leaves.Take(from + count)]).Tree;
        return new LedgerBatch
        {
            From = (ulong)from,
            Entries = { leaves.Skip(from).Take(count).Select(leaf => ByteString.CopyFrom(leaf.Span)) },
            Head = new SignedHead { Size = (ulong)tree.Size, Root = ByteString.CopyFrom(tree.Root.ToArray()) },
        };
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
        var entry = Entry.Parser.ParseFrom(leaves[position].Span);
        alter(entry);
        return [.. leaves.Take(position), entry.ToByteArray(), .. leaves.Skip(position + 1)];
    }

    private Task PublishedAsync(int position) =>
        Wait.Until(() => Published.Any(change => change.AsOf.Position >= (ulong)position), $"totals at {position}");

    private async Task CachedAsync(uint counted)
    {
        var whole = (await cache.ReadAsync(default))!.Totals.Single(row => row is { Contest: SmallElection.List, Area: "" });
        Assert.Equal(counted, whole.PrecinctsCounted);
        var votes = Enumerable.Range(0, (int)counted).Sum(precinct => election.Result(precinct).PrecinctResult.Votes[0]);
        Assert.Equal((ulong)votes, whole.Votes[0]);
    }

    private Task HealthyAsync() => Wait.Until(async () => (await HealthAsync()).Status == HealthStatus.Healthy, "health");

    private async Task StoppedAsync(string why)
    {
        await Wait.Until(
            async () => (await HealthAsync()).Description?.EndsWith("Tabulation stops here.", StringComparison.Ordinal) == true, "the stop");
        var result = await HealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains(why, result.Description, StringComparison.Ordinal);
    }

    private Task<HealthCheckResult> HealthAsync() => health.CheckHealthAsync(new HealthCheckContext());
}
