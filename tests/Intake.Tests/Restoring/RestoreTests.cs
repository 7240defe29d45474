using Google.Rpc;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests.Restoring;

/// <summary>A ledger that was set back gets what was anchored again, byte for byte, and nothing else.</summary>
public abstract class RestoreTests : IAsyncLifetime
{
    private const int Precincts = 9;
    private static readonly DateTimeOffset Later = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SmallElection election = new();
    private readonly LedgerScript script;
    private readonly GrowingTree tree = new();
    private readonly List<RestoringDesk> desks = [];
    private readonly ManualClock clock = new(Later);

    protected RestoreTests()
    {
        script = new LedgerScript(election);
        for (var precinct = 0; precinct < Precincts; precinct++) script.Add(election, precinct);
        tree.Append([.. script.Leaves.Select(leaf => Rfc6962.LeafHash(leaf.Span))]);
    }

    private int All => script.Leaves.Count;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var desk in desks) await desk.DisposeAsync();
    }

    /// <summary>An empty ledger, another each time.</summary>
    private protected abstract Task<ILedger> OpenAsync(TimeProvider clock);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Whatever_is_missing_comes_back_byte_for_byte_in_calls_of_any_size(int together)
    {
        foreach (var size in new[] { 0, 1, 2, 7, All - 1 })
        {
            var desk = await SetBackAsync(size);
            for (var from = size; from < All; from += together) await RestoreAsync(desk, from, Math.Min(All, from + together));
            Assert.Equal(script.Leaves.Select(leaf => leaf.ToArray()), (await desk.Ledger.ReadAsync(0, 100, int.MaxValue, default)).Select(leaf => leaf.ToArray()));
            Assert.Equal(tree.HeadAt(All), (await desk.Ledger.HeadAsync(default)).Tree);
            var loss = await desk.LossAsync();
            Assert.Equal((loss.AnchoredSize, loss.AnchoredRoot), (loss.Size, loss.Root));
        }
    }

    [Fact]
    public async Task A_statement_that_came_back_is_known_again_and_another_takes_the_next_position()
    {
        var desk = await SetBackAsync(2);
        await RestoreAsync(desk, 2, All);
        var again = await desk.SubmitAsync(election.CommissionOf(4).Sign(election.Result(4)));
        Assert.Equal((6, tree.LeafHash(6), 1_700_000_000_006), (again.Recorded!.Position, again.Recorded.LeafHash, again.Recorded.RecordedAt.Milliseconds));
        var next = await desk.SubmitAsync(election.CommissionOf(10).Sign(election.Result(10)));
        Assert.Equal((All, Later.ToUnixTimeMilliseconds()), (next.Recorded!.Position, next.Recorded.RecordedAt.Milliseconds));
        var other = await desk.SubmitAsync(election.CommissionOf(4).Sign(election.Result(4, variant: 1)));
        Assert.NotNull(other.Refusal);
    }

    [Fact]
    public async Task Entries_that_are_there_already_are_passed_over()
    {
        var desk = await SetBackAsync(5);
        await RestoreAsync(desk, 3, 8);
        await RestoreAsync(desk, 0, All);
        Assert.Equal(tree.HeadAt(All), (await desk.Ledger.HeadAsync(default)).Tree);
    }

    [Fact]
    public async Task What_is_not_proven_to_lead_to_the_anchor_is_refused_and_leaves_nothing_behind()
    {
        var desk = await SetBackAsync(5);
        var path = tree.ConsistencyPath(8, All);
        var other = new LedgerScript(election);
        for (var precinct = 0; precinct < Precincts; precinct++) other.Add(election, precinct, election.Result(precinct, variant: precinct == 7 - 2 ? 1 : 0));
        await RefusedAsync(StatusCode.InvalidArgument, "NOT_ANCHORED", () => desk.RestoreAsync(Leaves(5, 8, other), path));
        await RefusedAsync(StatusCode.InvalidArgument, "NOT_ANCHORED", () => desk.RestoreAsync(Leaves(5, 8), path[1..]));
        await RefusedAsync(StatusCode.InvalidArgument, "NOT_ANCHORED", () => desk.RestoreAsync(Leaves(5, 7), path));
        await RefusedAsync(StatusCode.InvalidArgument, "OUT_OF_PLACE", () => desk.RestoreAsync(Leaves(6, 8), path));
        await RefusedAsync(StatusCode.InvalidArgument, "OUT_OF_PLACE", () => desk.RestoreAsync([.. Leaves(5, 6), .. Leaves(7, 8)], path));
        await RefusedAsync(StatusCode.InvalidArgument, "UNREADABLE", () => desk.RestoreAsync([new byte[] { 1 }], path));
        await RefusedAsync(StatusCode.InvalidArgument, "MISSING", () => desk.RestoreAsync([], path));
        Assert.Equal(tree.HeadAt(5), (await desk.Ledger.HeadAsync(default)).Tree);
        await RestoreAsync(desk, 5, All);
        Assert.Equal(tree.HeadAt(All), (await desk.Ledger.HeadAsync(default)).Tree);
    }

    [Fact]
    public async Task A_ledger_that_has_what_was_anchored_takes_nothing()
    {
        var desk = await SetBackAsync(5);
        desk.Anchor.Stands = tree.HeadAt(5);
        await RefusedAsync(StatusCode.FailedPrecondition, "NOTHING_MISSING", () => desk.RestoreAsync(Leaves(5, 6), []));
        desk.Anchor.Stands = null;
        await RefusedAsync(StatusCode.FailedPrecondition, "NOTHING_MISSING", () => desk.RestoreAsync(Leaves(5, 6), []));
        Assert.Equal(0UL, (await desk.LossAsync()).AnchoredSize);
    }

    [Fact]
    public async Task Only_the_operator_may()
    {
        var desk = await SetBackAsync(5);
        foreach (var headers in new[] { [], PeerToken.Random().Headers() })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => desk.RestoreAsync(Leaves(5, All), [], headers));
            Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        }

        Assert.Equal(tree.HeadAt(5), (await desk.Ledger.HeadAsync(default)).Tree);
    }

    [Fact]
    public async Task A_clock_that_is_behind_the_entries_must_be_set_first()
    {
        var desk = await SetBackAsync(0);
        clock.Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_003);
        await RefusedAsync(StatusCode.FailedPrecondition, "CLOCK", () => desk.RestoreAsync(Leaves(0, All), []));
        clock.Now = Later;
        await RestoreAsync(desk, 0, All);
    }

    [Fact]
    public async Task A_process_that_remembers_more_than_the_ledger_has_must_be_started_anew()
    {
        var desk = await SetBackAsync(5);
        await desk.Appender.ReplayAsync(5, [.. Leaves(5, 7)], default);
        await RefusedAsync(StatusCode.FailedPrecondition, "RESTART_FIRST", () => desk.RestoreAsync(Leaves(5, All), []));
    }

    /// <summary>A ledger with the first entries only, all of which were anchored.</summary>
    private async Task<RestoringDesk> SetBackAsync(int size)
    {
        var desk = await RestoringDesk.StartAsync(await OpenAsync(clock), election);
        desks.Add(desk);
        desk.Anchor.Stands = tree.HeadAt(size);
        if (size > 0) await RestoreAsync(desk, 0, size);
        desk.Anchor.Stands = tree.HeadAt(All);
        return desk;
    }

    private async Task RestoreAsync(RestoringDesk desk, int from, int to)
    {
        var restored = await desk.RestoreAsync(Leaves(from, to), tree.ConsistencyPath(to, desk.Anchor.Stands!.Value.Size));
        Assert.Equal((ulong)to, restored.Size);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Leaves(int from, int to, LedgerScript? other = null) => (other ?? script).Leaves.Take(to).Skip(from);

    private static async Task RefusedAsync(StatusCode code, string reason, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        string[] reasons =
        [
            .. refused.GetDetails<BadRequest>().SelectMany(wrong => wrong.FieldViolations).Select(field => field.Reason),
            .. refused.GetDetails<PreconditionFailure>().SelectMany(failed => failed.Violations).Select(condition => condition.Type),
        ];
        Assert.Equal((code, reason), (refused.StatusCode, Assert.Single(reasons)));
    }
}

/// <summary>In files.</summary>
public sealed class SqliteRestoreTests : RestoreTests, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int files;

    public void Dispose() => folder.Dispose();

    private protected override Task<ILedger> OpenAsync(TimeProvider clock) => Task.FromResult<ILedger>(SqliteLedger.Open(folder.File($"{files++}.db"), clock));
}

/// <summary>In databases.</summary>
public sealed class PostgresRestoreTests : RestoreTests
{
    private readonly List<PostgresDatabase> databases = [];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var database in databases) await database.DisposeAsync();
    }

    private protected override async Task<ILedger> OpenAsync(TimeProvider clock)
    {
        databases.Add(await PostgresDatabase.Create());
        return await PostgresLedger.OpenAsync(databases[^1].ConnectionString, new PostgresLedgerOptions(), clock, default);
    }
}
