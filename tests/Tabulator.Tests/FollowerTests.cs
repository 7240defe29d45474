using Google.Protobuf;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TestKit;
using Tabulation.TotalsCache;

namespace Tabulation.Tabulator.Tests;

/// <summary>A follower on a ledger, a bus and a cache that a test can break.</summary>
public abstract class FollowerTests : IAsyncLifetime, IDisposable
{
    private protected const int Opening = 2;
    private protected const int Results = 12;
    private protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private protected SmallElection Election { get; } = new();
    private protected IReadOnlyList<ReadOnlyMemory<byte>> Leaves { get; }
    private protected ReadableLedger Ledger { get; } = new();
    private protected LosableCache Cache { get; } = new();
    private protected FakeBus Bus { get; } = FakeBus.Create();
    private protected TabulatorHealth Health { get; } = new();
    private protected SteppedClock Clock { get; } = new();
    private protected LatestTotals Latest { get; } = new();
    private protected ChangeSeal Seal { get; } = ChangeSeal.Random();
    private protected CutRequests Cuts { get; } = new();
    private protected LedgerFollower Follower { get; }

    protected FollowerTests()
    {
        var script = new LedgerScript(Election);
        for (var precinct = 0; precinct < Results; precinct++) script.Add(Election, precinct);
        Leaves = script.Leaves;
        var fold = Election.Fold();
        var publisher = new TotalsPublisher(Cache, Bus.Bus, Seal, Latest, Clock, NullLogger<TotalsPublisher>.Instance);
        Follower = new LedgerFollower(Ledger, fold, publisher, Cuts, Health, Clock, NullLogger<LedgerFollower>.Instance);
    }

    private protected IReadOnlyList<TotalsChanged> Published =>
        [.. Bus.Published<TotalsChangedMessage>().Select(message => Seal.Open(message.Body)!)];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Follower.StopAsync(default);

    public void Dispose()
    {
        Follower.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>As the tabulator that the bus gives batches to.</summary>
    private protected async Task StartAsync(int size)
    {
        await GetReadyAsync(size);
        await Follower.EnqueueAsync(Batch(size, 0), default);
        await PublishedAsync(size);
    }

    private protected async Task GetReadyAsync(int size)
    {
        Ledger.Add(Leaves.Take(size));
        await Follower.StartAsync(default);
        await HealthyAsync();
    }

    /// <summary>What an honest relay sends; without entries it announces the head.</summary>
    private protected LedgerBatch Batch(int from, int count) => Batch(Leaves, from, count);

    private protected static LedgerBatch Batch(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int from, int count)
    {
        var tree = ReadableLedger.HeadOf([.. leaves.Take(from + count)]).Tree;
        return new LedgerBatch
        {
            From = (ulong)from,
            Entries = { leaves.Skip(from).Take(count).Select(leaf => ByteString.CopyFrom(leaf.Span)) },
            Head = new SignedHead { Size = (ulong)tree.Size, Root = ByteString.CopyFrom(tree.Root.ToArray()) },
        };
    }

    private protected Task PublishedAsync(int position) =>
        Wait.Until(() => Published.Any(change => change.AsOf.Position >= (ulong)position), $"totals at {position}");

    /// <summary>Totals go to the cache and to the bus at the same time: neither waits for the other.</summary>
    private protected async Task CachedAsync(uint counted)
    {
        AreaTotals? whole = null;
        await Wait.Until(async () => (whole = await WholeAsync())?.PrecinctsCounted == counted, $"{counted} results in the cache");
        var votes = Enumerable.Range(0, (int)counted).Sum(precinct => Election.Result(precinct).PrecinctResult.Votes[0]);
        Assert.Equal((ulong)votes, whole!.Votes[0]);
    }

    private async Task<AreaTotals?> WholeAsync() =>
        (await Cache.ReadAsync(default))?.Totals.Single(row => row is { Contest: SmallElection.List, Area: "" });

    private protected Task HealthyAsync() => Wait.Until(async () => (await HealthAsync()).Status == HealthStatus.Healthy, "health");

    private protected Task<HealthCheckResult> HealthAsync() => Health.CheckHealthAsync(new HealthCheckContext());
}
