using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Intake.Tests;

/// <summary>Of several replicas one relays, and another as soon as that one no longer has the turn.</summary>
public sealed class RelayTurnTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly PeerToken Peers = PeerToken.Random();
    private readonly SteppedClock clock = new();
    private readonly ReadableLedger ledger = new();
    private readonly FakeTurns turns = new();
    private readonly List<Relay> relays = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var relay in relays)
        {
            await relay.StopAsync(default);
            relay.Dispose();
        }
    }

    [Fact]
    public async Task Only_the_replica_with_the_turn_relays_and_the_others_ask_each_second()
    {
        var (first, second) = (FakeBus.Create(), FakeBus.Create());
        await StartAsync(first);
        await PublishedAsync(first, 1);
        await StartAsync(second);
        await PassUntilAsync(() => turns.Asked >= 5, "the other to ask");
        ledger.Add(Entries(0, 3));
        await Wait.Until(() => Sent(first).Sum(batch => batch.Entries.Count) == 3, "the entries");
        Assert.Empty(Sent(second));
    }

    [Fact]
    public async Task When_the_one_that_relays_stops_another_takes_over()
    {
        var (first, second) = (FakeBus.Create(), FakeBus.Create());
        var one = await StartAsync(first);
        await PublishedAsync(first, 1);
        await StartAsync(second);
        await Wait.Until(() => turns.Asked == 2, "the other to ask in vain");
        await one.StopAsync(default);
        Assert.False(turns.IsHeld);
        await PassUntilAsync(() => Sent(second).Count > 0, "the other to relay");
        Assert.Single(Sent(first));
    }

    [Fact]
    public async Task A_turn_that_is_lost_ends_relaying_at_once_and_is_taken_again_from_the_head()
    {
        var bus = FakeBus.Create();
        await StartAsync(bus);
        await PublishedAsync(bus, 1);
        await turns.LoseAsync();
        var another = (await turns.TryTakeRelayTurnAsync(default))!;
        ledger.Add(Entries(0, 3));
        await PassUntilAsync(() => turns.Asked >= 3, "it to ask again");
        Assert.Single(Sent(bus));
        await another.DisposeAsync();
        await PassUntilAsync(() => Sent(bus).Count > 1, "it to relay again");
        Assert.Equal((3UL, 0), (Sent(bus)[1].From, Sent(bus)[1].Entries.Count));
        ledger.Add(Entries(3, 2));
        await Wait.Until(() => Sent(bus).Any(batch => batch.Entries.Count > 0), "the entries");
        Assert.Equal([(3UL, 2)], Sent(bus).Where(batch => batch.Entries.Count > 0).Select(batch => (batch.From, batch.Entries.Count)));
    }

    [Fact]
    public async Task A_turn_that_is_lost_while_the_bus_does_not_answer_is_given_up()
    {
        var bus = FakeBus.Create();
        bus.Hangs = true;
        await StartAsync(bus);
        await Wait.Until(() => bus.Failed == 1, "the attempt");
        await turns.LoseAsync();
        bus.Hangs = false;
        await PassUntilAsync(() => Sent(bus).Count > 0, "it to relay");
        Assert.Equal(2, turns.Asked);
    }

    [Fact]
    public async Task A_store_that_cannot_say_whose_turn_it_is_is_asked_again_and_health_says_so()
    {
        var bus = FakeBus.Create();
        turns.Failure = new TaskCanceledException("Timed out.");
        var health = new RelayHealth();
        await StartAsync(bus, health);
        await PassUntilAsync(() => turns.Asked > 1, "a second attempt");
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
        turns.Failure = null;
        var another = (await turns.TryTakeRelayTurnAsync(default))!;
        await PassUntilAsync(() => health.CheckHealthAsync(new HealthCheckContext()).Result.Status == HealthStatus.Healthy, "health");
        await another.DisposeAsync();
        await PassUntilAsync(() => Sent(bus).Count > 0, "it to relay");
    }

    private async Task<Relay> StartAsync(FakeBus bus, RelayHealth? health = null)
    {
        var relay = new Relay(ledger, turns, bus.Bus, Peers, health ?? new RelayHealth(), clock, NullLogger<Relay>.Instance);
        relays.Add(relay);
        await relay.StartAsync(default);
        return relay;
    }

    /// <summary>Lets seconds go by until it is so: whoever is to act on the next may not wait for it yet.</summary>
    private Task PassUntilAsync(Func<bool> condition, string name) => Wait.Until(() =>
    {
        if (condition()) return true;
        clock.Advance(Second);
        return false;
    }, name);

    private static IEnumerable<ReadOnlyMemory<byte>> Entries(int from, int count) =>
        Enumerable.Range(from, count).Select(position => new ReadOnlyMemory<byte>(BitConverter.GetBytes(position)));

    private static List<LedgerBatch> Sent(FakeBus bus) =>
        [.. bus.Published<LedgerBatchMessage>().Select(message => Peers.Seal.Open(message.Body, LedgerBatch.Parser)!)];

    private static Task PublishedAsync(FakeBus bus, int count) => Wait.Until(() => Sent(bus).Count >= count, $"{count} messages");
}
