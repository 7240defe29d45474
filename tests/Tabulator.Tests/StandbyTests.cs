using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tabulation.TestKit;

namespace Tabulation.Tabulator.Tests;

/// <summary>The bus gives batches to one tabulator: the others keep up with the ledger, write nothing, and take over from there.</summary>
public sealed class StandbyTests : FollowerTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task While_the_bus_is_silent_it_keeps_up_with_the_ledger_and_gives_nothing_away()
    {
        await GetReadyAsync(Opening);
        for (var size = Opening + 4; size <= Leaves.Count; size += 4) await KeepUpAsync(size);
        Assert.Empty(Published);
        Assert.Equal(0, Cache.Writes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task With_its_first_batch_it_takes_over_and_writes_the_cache_whole(int entries)
    {
        await GetReadyAsync(Opening);
        await KeepUpAsync(Opening + 5);
        await Follower.EnqueueAsync(Batch(Opening + 5, entries), default);
        await PublishedAsync(Opening + 5 + entries);
        await CachedAsync((uint)(5 + entries));
        Assert.Equal(Latest.All(), await Cache.ReadAsync(default));
        var change = Assert.Single(Published);
        Assert.Equal((Opening + 5UL, false), (change.From, change.Full));
    }

    [Fact]
    public async Task One_that_takes_over_again_writes_what_happened_in_between()
    {
        await StartAsync(Opening + 2);
        await KeepUpAsync(Opening + 6);
        await CachedAsync(2);
        await Follower.EnqueueAsync(Batch(Opening + 6, 0), default);
        await Wait.Until(() => Published.Count == 2, "the announcement");
        await CachedAsync(6);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_meanwhile_is_asked_again()
    {
        await GetReadyAsync(Opening);
        Ledger.Failure = new IOException("The ledger's server is gone.");
        var reads = Ledger.Reads;
        await Clock.PassAsync(Silence);
        await Wait.Until(() => Ledger.Reads > reads, "the attempt");
        await DegradedAsync();
        Ledger.Failure = null;
        Ledger.Add(Leaves.Skip(Opening));
        await Clock.PassAsync(Silence);
        await ReadyAtAsync(Leaves.Count);
        await HealthyAsync();
    }

    [Fact]
    public async Task While_the_ledger_cannot_be_read_the_bus_is_listened_to()
    {
        await StartAsync(Opening);
        Ledger.Failure = new IOException("The ledger's server is gone.");
        await Clock.PassAsync(Silence);
        await DegradedAsync();
        await Follower.EnqueueAsync(Batch(Opening, 3), default);
        await PublishedAsync(Opening + 3);
        await HealthyAsync();
    }

    [Fact]
    public async Task A_contradiction_stops_it_as_well()
    {
        await GetReadyAsync(Opening);
        Ledger.Add([Leaves[Opening + 1]]);
        await Clock.PassAsync(Silence);
        await Wait.Until(async () => (await HealthAsync()).Description?.Contains("Entry 2", StringComparison.Ordinal) == true, "the stop");
        Assert.Equal((ulong)Opening, Latest.AsOf!.Position);
    }

    /// <summary>The ledger grows to a size without a word on the bus.</summary>
    private async Task KeepUpAsync(int size)
    {
        Ledger.Add(Leaves.Take(size).Skip((int)Latest.AsOf!.Position));
        await Clock.PassAsync(Silence);
        await ReadyAtAsync(size);
    }

    private Task DegradedAsync() => Wait.Until(async () => (await HealthAsync()).Status == HealthStatus.Degraded, "health to say so");

    private Task ReadyAtAsync(int size) => Wait.Until(() => Latest.AsOf!.Position == (ulong)size, $"totals ready at {size}");
}
