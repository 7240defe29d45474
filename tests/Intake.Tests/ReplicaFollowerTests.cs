using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.Intake.Tests;

/// <summary>Two replicas on one ledger: what is appended through one is known to the other, which has been handed in nothing.</summary>
public sealed class ReplicaFollowerTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SmallElection election = new();
    private readonly FakeLedger ledger = new();
    private readonly SteppedClock clock = new();
    private Desk idle = null!;
    private ReplicaFollower follower = null!;

    public async Task InitializeAsync()
    {
        idle = await Desk.StartAsync(election, ledger);
        follower = new ReplicaFollower(ledger, idle.Appender, clock, NullLogger<ReplicaFollower>.Instance);
    }

    public async Task DisposeAsync()
    {
        await follower.StopAsync(default);
        await idle.DisposeAsync();
    }

    public void Dispose() => follower.Dispose();

    [Fact]
    public async Task An_election_defined_through_one_replica_is_known_to_another_that_has_received_nothing()
    {
        await follower.StartAsync(default);
        await using var busy = await Desk.OpenAsync(election, ledger);
        await Wait.Until(() => idle.Appender.View.Election is not null, "the election");
        Assert.Equal(busy.Appender.View.Id, idle.Appender.View.Id);
    }

    [Fact]
    public async Task What_one_replica_has_just_acknowledged_is_known_to_another_that_has_not_followed_yet()
    {
        await using var busy = await Desk.OpenAsync(election, ledger);
        Assert.Equal(busy.Appender.View.Id, (await idle.Appender.ViewAsync(default)).Id);
        Assert.NotNull(idle.Appender.View.Election);
    }

    [Fact]
    public async Task What_is_judged_without_appending_is_judged_after_what_others_appended()
    {
        await follower.StartAsync(default);
        await using var busy = await Desk.OpenAsync(election, ledger);
        await busy.SubmitAsync(election.North.Sign(election.Result(0)));
        await CaughtUpAsync();
        var second = idle.Reader.Read(election.North.Sign(election.Result(0, variant: 1)), idle.Appender.View).Submissions[0];
        Assert.True(await idle.Appender.JudgeAsync(second, (findings, _) => findings.Refused, default));
    }

    [Fact]
    public async Task Both_append_in_turn_and_each_knows_everything()
    {
        await follower.StartAsync(default);
        await using var busy = await Desk.OpenAsync(election, ledger);
        await Wait.Until(() => idle.Appender.View.Election is not null, "the election");
        for (var precinct = 0; precinct < 20; precinct++)
        {
            var desk = precinct % 3 == 0 ? busy : idle;
            Assert.NotNull((await desk.SubmitAsync(election.CommissionOf(precinct).Sign(election.Result(precinct)))).Recorded);
        }

        await CaughtUpAsync();
        Assert.Equal(22, ledger.Size);
    }

    [Fact]
    public async Task While_nothing_happens_there_is_one_wait_and_nothing_is_read()
    {
        await using var busy = await Desk.OpenAsync(election, ledger);
        await follower.StartAsync(default);
        await CaughtUpAsync();
        await Wait.Until(() => ledger.Waiting == 1, "the wait");
        var (reads, waits) = (ledger.Reads, ledger.Waits);
        clock.Advance(60 * Second);
        await idle.Appender.PositionAsync(default);
        Assert.Equal((reads, waits, 1), (ledger.Reads, ledger.Waits, ledger.Waiting));
    }

    [Fact]
    public async Task Its_own_batches_are_not_read_back()
    {
        await using var own = await Desk.OpenAsync(election, ledger);
        using var ownFollower = new ReplicaFollower(ledger, own.Appender, clock, NullLogger<ReplicaFollower>.Instance);
        await ownFollower.StartAsync(default);
        await Wait.Until(() => ledger.Waiting == 1, "the wait");
        var reads = ledger.Reads;
        for (var precinct = 0; precinct < 9; precinct++)
        {
            var waits = ledger.Waits;
            await own.SubmitAsync(election.CommissionOf(precinct).Sign(election.Result(precinct)));
            await Wait.Until(() => ledger.Waits > waits && ledger.Waiting == 1, "the next wait");
        }

        Assert.Equal(reads, ledger.Reads);
        await ownFollower.StopAsync(default);
    }

    [Fact]
    public async Task Waits_that_end_with_nothing_there_do_not_make_it_spin()
    {
        ledger.EndsWaitsEarly = true;
        await follower.StartAsync(default);
        for (var wait = 1; wait < 4; wait++)
        {
            await Wait.Until(() => ledger.Waits == wait && clock.Waiting == 1, "the pause");
            await idle.Appender.PositionAsync(default);
            Assert.Equal(wait, ledger.Waits);
            clock.Advance(Second);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ledger_that_cannot_be_read_is_asked_again_while_requests_are_answered(bool timesOut)
    {
        await using var busy = await Desk.StartAsync(election, ledger);
        await follower.StartAsync(default);
        ledger.ReadFailure = timesOut ? new TaskCanceledException("Timed out.") : new IOException("The disk is gone.");
        var reads = ledger.Reads;
        await busy.OpenAsync();
        await Wait.Until(() => ledger.Reads > reads && clock.Waiting == 1, "the pause");
        Assert.Null(idle.Appender.View.Definition);
        await idle.OpenAsync();
        Assert.NotNull((await idle.SubmitAsync(election.North.Sign(election.Result(0)))).Recorded);
        ledger.ReadFailure = null;
        await clock.PassAsync(Second);
        await busy.SubmitAsync(election.North.Sign(election.Result(1)));
        await CaughtUpAsync();
    }

    [Fact]
    public async Task It_ends_with_the_appender()
    {
        await follower.StartAsync(default);
        await Wait.Until(() => ledger.Waiting == 1, "the wait");
        await idle.Appender.StopAsync(default);
        await using var busy = await Desk.OpenAsync(election, ledger);
        await follower.ExecuteTask!.WaitAsync(Wait.Limit);
    }

    private Task CaughtUpAsync() => Wait.Until(async () => await idle.Appender.PositionAsync(default) == ledger.Size, "what the other appended");
}
