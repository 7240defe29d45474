using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Intake.Tests;

/// <summary>The bus may fail as it likes: what the ledger gains arrives in order and without a gap.</summary>
public sealed class RelayTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SteppedClock clock = new();
    private readonly ReadableLedger ledger = new();
    private readonly FakeBus bus = FakeBus.Create();
    private readonly PeerToken peers = PeerToken.Random();
    private readonly RelayHealth health = new();
    private readonly Relay relay;

    public RelayTests() => relay = new Relay(ledger, new FakeTurns(), bus.Bus, peers, health, clock, NullLogger<Relay>.Instance);

    private IReadOnlyList<LedgerBatch> Published =>
        [.. bus.Published<LedgerBatchMessage>().Select(message => peers.Seal.Open(message.Body, LedgerBatch.Parser)!)];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => relay.StopAsync(default);

    public void Dispose() => relay.Dispose();

    [Fact]
    public async Task It_starts_at_the_head_and_announces_it()
    {
        ledger.Add(Entries(0, 3));
        await relay.StartAsync(default);
        await PublishedAsync(1);
        Assert.Equal((3UL, 0, 3UL), Shape(Published[0]));
        Assert.Equal(ReadableLedger.HeadOf([.. Entries(0, 3)]).Tree.Root.ToArray(), Published[0].Head.Root.ToByteArray());
    }

    [Fact]
    public async Task The_head_is_announced_each_second_and_not_sooner()
    {
        ledger.Add(Entries(0, 3));
        await relay.StartAsync(default);
        for (var announced = 1; announced <= 4; announced++)
        {
            await PublishedAsync(announced);
            await clock.PassAsync(Second - TimeSpan.FromMilliseconds(1));
            Assert.Equal(announced, Published.Count);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.All(Published, batch => Assert.Equal((3UL, 0, 3UL), Shape(batch)));
    }

    [Fact]
    public async Task What_the_ledger_gains_follows_in_order_without_a_gap_in_batches_of_at_most_512()
    {
        await relay.StartAsync(default);
        await PublishedAsync(1);
        ledger.Add(Entries(0, 1));
        await PublishedUpToAsync(1);
        ledger.Add(Entries(1, 1_200));
        await PublishedUpToAsync(1_201);
        AssertComplete(0, 1_201);
        Assert.All(Published, batch => Assert.InRange(batch.Entries.Count, 0, 512));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_the_bus_fails_nothing_is_skipped(bool timesOut)
    {
        await relay.StartAsync(default);
        await PublishedAsync(1);
        bus.Failure = timesOut ? new TaskCanceledException("The broker does not confirm.") : new IOException("The broker is gone.");
        ledger.Add(Entries(0, 2));
        await Wait.Until(() => bus.Failed == 1, "the first attempt");
        ledger.Add(Entries(2, 3));
        await clock.PassAsync(Second);
        await Wait.Until(() => bus.Failed == 2, "the second attempt");
        Assert.Single(Published);
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
        bus.Failure = null;
        await clock.PassAsync(Second);
        await PublishedUpToAsync(5);
        AssertComplete(0, 5);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_at_start_is_asked_again()
    {
        ledger.Failure = new IOException("The disk is gone.");
        ledger.Add(Entries(0, 2));
        await relay.StartAsync(default);
        await clock.PassAsync(Second);
        await Wait.Until(() => clock.Waiting > 0, "the second attempt");
        Assert.False(relay.ExecuteTask!.IsCompleted);
        ledger.Failure = null;
        await clock.PassAsync(Second);
        await PublishedAsync(1);
        Assert.Equal((2UL, 0, 2UL), Shape(Published[0]));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Entries(int from, int count) =>
        Enumerable.Range(from, count).Select(position => new ReadOnlyMemory<byte>(BitConverter.GetBytes(position)));

    private static (ulong From, int Entries, ulong Size) Shape(LedgerBatch batch) => (batch.From, batch.Entries.Count, batch.Head.Size);

    private void AssertComplete(int from, int to)
    {
        var next = (ulong)from;
        foreach (var batch in Published)
        {
            Assert.Equal(next, batch.From);
            next += (ulong)batch.Entries.Count;
            Assert.InRange(batch.Head.Size, next, (ulong)to);
        }

        var entries = Published.SelectMany(batch => batch.Entries).Select(entry => entry.ToByteArray());
        Assert.Equal(Entries(from, to - from).Select(entry => entry.ToArray()), entries);
    }

    private Task PublishedAsync(int count) => Wait.Until(() => Published.Count >= count, $"{count} messages");

    private Task PublishedUpToAsync(int size) => Wait.Until(() => Published.Sum(batch => batch.Entries.Count) >= size, $"{size} entries");
}
