using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.Publication.Http;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests;

/// <summary>The hour may have been extended by an entry that is not read yet.</summary>
public sealed class ReleaseGateTests
{
    private static readonly DateTimeOffset Defined = new(2024, 5, 1, 20, 0, 0, TimeSpan.Zero), Extended = Defined.AddHours(3);
    private readonly SmallElection election = new(new SmallElectionSettings { PollsClose = Defined, Release = Defined });
    private readonly ManualClock clock = new(Defined.AddHours(1));
    private readonly LedgerScript script;
    private readonly int opening;

    public ReleaseGateTests()
    {
        script = new LedgerScript(election);
        opening = script.Leaves.Count;
        script.Add(election.Root, election.Extension(Defined.AddHours(2).ToUnixTimeMilliseconds(), Extended.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task After_a_restart_between_the_two_hours_it_stays_shut_with_the_extension_not_read_yet()
    {
        var feed = new PartialFeed(script.Leaves) { Shown = opening };
        using var chronicle = Follow(feed);
        var gate = new ReleaseGate(chronicle, clock);
        await Assert.ThrowsAsync<IOException>(() => chronicle.CatchUpAsync(default));
        Assert.NotNull(gate.Election);
        Assert.Equal(GateState.Behind, gate.State);
        Assert.Equal(StatusCode.Unavailable, Assert.Throws<RpcException>(gate.Require).StatusCode);

        feed.Shown = script.Leaves.Count;
        await chronicle.CatchUpAsync(default);
        Assert.Equal(GateState.BeforeRelease, gate.State);
    }

    [Fact]
    public async Task It_opens_with_the_ledgers_end_read_after_the_hour_and_stays_open_while_the_ledger_is_away()
    {
        var feed = new PartialFeed(script.Leaves) { Shown = script.Leaves.Count };
        using var chronicle = Follow(feed);
        var gate = new ReleaseGate(chronicle, clock);
        await chronicle.CatchUpAsync(default);
        clock.Now = Extended + EmptyRead.Margin;
        Assert.Equal(GateState.Behind, gate.State);
        await chronicle.CatchUpAsync(default);
        Assert.Equal(GateState.Open, gate.State);
        feed.Shown = 0;
        await Assert.ThrowsAsync<IOException>(() => chronicle.CatchUpAsync(default));
        Assert.Equal((GateState.Open, election.Signed.Id.Value), (gate.State, gate.Require().Id.Value));
    }

    /// <summary>It has its time before it can be read.</summary>
    [Fact]
    public async Task An_extension_that_is_still_being_committed_as_the_hour_passes_is_waited_for()
    {
        var ledger = new ReadableLedger();
        ledger.Add(script.Leaves.Take(opening));
        using var chronicle = new ChronicleFollower(ledger, clock, NullLogger<ChronicleFollower>.Instance);
        var gate = new ReleaseGate(chronicle, clock);
        clock.Now = Defined + EmptyRead.Margin - TimeSpan.FromMilliseconds(1);
        await chronicle.CatchUpAsync(default);
        Assert.Equal(GateState.Behind, gate.State);
        ledger.Add(script.Leaves.Skip(opening));
        await chronicle.CatchUpAsync(default);
        Assert.Equal(GateState.BeforeRelease, gate.State);
    }

    [Fact]
    public async Task An_entry_recorded_after_the_hour_is_as_good_as_the_ledgers_end()
    {
        script.Wait(Extended.ToUnixTimeMilliseconds() - script.Next.Milliseconds).Add(election, 0).Add(election, 1);
        clock.Now = Extended.AddMinutes(1);
        var feed = new PartialFeed(script.Leaves) { Shown = script.Leaves.Count - 1 };
        using var chronicle = Follow(feed);
        var gate = new ReleaseGate(chronicle, clock);
        await Assert.ThrowsAsync<IOException>(() => chronicle.CatchUpAsync(default));
        Assert.Equal(GateState.Open, gate.State);
    }

    [Fact]
    public async Task A_quiet_ledger_is_looked_at_when_the_hour_has_come()
    {
        var stepped = new SteppedClock();
        stepped.Advance(Extended - TimeSpan.FromHours(2.5) - stepped.GetUtcNow());
        var ledger = new ReadableLedger();
        ledger.Add(script.Leaves);
        using var chronicle = new ChronicleFollower(ledger, stepped, NullLogger<ChronicleFollower>.Instance);
        var gate = new ReleaseGate(chronicle, stepped);
        await chronicle.StartAsync(default);
        while (stepped.GetUtcNow() < Extended) await stepped.PassAsync(TimeSpan.FromMinutes(30));
        await stepped.PassAsync(EmptyRead.Margin);
        await Wait.Until(() => gate.State == GateState.Open, "the gate to open");
        await chronicle.StopAsync(default);
    }

    [Fact]
    public async Task Reports_say_that_they_are_being_rebuilt_until_the_ledgers_end_is_reached()
    {
        var feed = new PartialFeed(script.Leaves) { Shown = opening };
        using var chronicle = Follow(feed);
        await Assert.ThrowsAsync<IOException>(() => chronicle.CatchUpAsync(default));
        Assert.True(ChronicleEndpoints.AsOf(chronicle).Rebuilding);
        feed.Shown = script.Leaves.Count;
        await chronicle.CatchUpAsync(default);
        Assert.False(ChronicleEndpoints.AsOf(chronicle).Rebuilding);
    }

    private ChronicleFollower Follow(PartialFeed feed) => new(feed, clock, NullLogger<ChronicleFollower>.Instance);
}
