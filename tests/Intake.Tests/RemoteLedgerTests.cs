using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.LedgerClient;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>Read over gRPC the ledger gives what it gives itself.</summary>
public sealed class RemoteLedgerTests : IAsyncLifetime
{
    private const int Results = 30;
    private const int Everything = 1 << 30;
    private static readonly DateTimeOffset Release = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SmallElection election = new(new SmallElectionSettings { Release = Release });
    private readonly FakeLedger direct = new();
    private readonly PeerToken token = PeerToken.Random();
    private readonly ManualClock clock = new(Release - TimeSpan.FromHours(1));
    private Desk desk = null!;
    private GrpcServer server = null!;
    private RemoteLedger remote = null!;

    public async Task InitializeAsync()
    {
        desk = await Desk.StartAsync(election, direct, clock: clock);
        server = await GrpcServer.StartAsync(
            services => services.AddSingleton<ILedgerReader>(direct).AddSingleton(desk.Appender).AddSingleton(new IntakeKeys(SigningKey.Create(), [])).AddSingleton(token)
                .AddSingleton(new FollowedTree(direct)).AddSingleton<TimeProvider>(clock),
            app => app.MapGrpcService<LedgerGrpcService>());
        remote = With(token);
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await desk.DisposeAsync();
    }

    [Fact]
    public async Task Any_limits_give_what_the_ledger_itself_gives()
    {
        await FillAsync();
        var longest = (await direct.ReadAsync(0, 100, Everything, default)).Max(leaf => leaf.Length);
        foreach (var from in (long[])[0, 1, 7, Results + 1, Results + 2, 1_000_000])
        foreach (var entries in (int[])[1, 2, 5, 100, int.MaxValue])
        foreach (var bytes in (int[])[1, 2_000, longest, 3 * longest, Everything])
        {
            var expected = await direct.ReadAsync(from, entries, bytes, default);
            var given = await remote.ReadAsync(from, entries, bytes, default);
            Assert.Equal(expected.Select(leaf => leaf.ToArray()), given.Select(leaf => leaf.ToArray()));
        }
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    public async Task Limits_that_make_no_sense_are_refused(long from, int entries, int bytes) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => remote.ReadAsync(from, entries, bytes, default));

    [Fact]
    public async Task An_empty_ledger_is_empty() => Assert.Empty(await remote.ReadAsync(0, 10, Everything, default));

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(100UL)]
    public async Task A_limit_may_be_as_large_as_it_likes(ulong limit)
    {
        await FillAsync();
        using var call = Client.Read(new ReadRequest { From = 3, Limit = limit }, token.Headers());
        var read = await call.ResponseStream.ReadAllAsync().SelectMany(chunk => chunk.Entries).CountAsync();
        Assert.Equal(Results + 2 - 3, read);
    }

    [Fact]
    public async Task A_wait_for_what_is_there_ends_at_once()
    {
        await FillAsync();
        await remote.WaitForAsync(0, default).WaitAsync(Wait.Limit);
        await remote.WaitForAsync(Results + 1, default).WaitAsync(Wait.Limit);
    }

    [Fact]
    public async Task A_wait_ends_when_the_entry_arrives_and_not_before()
    {
        var waiting = remote.WaitForAsync(0, default);
        await Wait.Until(() => direct.Waiting == 1, "the server to wait");
        Assert.False(waiting.IsCompleted);
        await desk.OpenAsync();
        await waiting.WaitAsync(Wait.Limit);
        Assert.NotEmpty(await remote.ReadAsync(0, 1, Everything, default));
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_says_so()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = remote.WaitForAsync(0, cancellation.Token);
        await Wait.Until(() => direct.Waiting == 1, "the server to wait");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Wait.Limit));
        await Wait.Until(() => direct.Waiting == 0, "the server to give up");
    }

    [Fact]
    public async Task A_server_that_goes_ends_a_wait_with_an_exception_and_so_does_one_that_is_gone()
    {
        var waiting = remote.WaitForAsync(0, default);
        await Wait.Until(() => direct.Waiting == 1, "the server to wait");
        await server.StopAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => waiting.WaitAsync(Wait.Limit));
        var gone = await Assert.ThrowsAsync<RpcException>(() => remote.ReadAsync(0, 1, 1, default));
        Assert.Equal(StatusCode.Unavailable, gone.StatusCode);
    }

    [Fact]
    public async Task A_ledger_that_fails_behind_the_server_is_unavailable_and_to_be_asked_again()
    {
        direct.ReadFailure = new IOException("The disk is gone.");
        AssertUnavailable(await Assert.ThrowsAsync<RpcException>(() => remote.ReadAsync(0, 1, 1, default)));
        AssertUnavailable(await Assert.ThrowsAsync<RpcException>(() => remote.WaitForAsync(0, default)));
        AssertUnavailable(await Assert.ThrowsAsync<RpcException>(async () => await Client.GetHeadAsync(new GetHeadRequest())));
        direct.ReadFailure = null;
        Assert.Empty(await remote.ReadAsync(0, 1, 1, default));
    }

    [Fact]
    public async Task Before_the_release_hour_only_peers_read_and_afterwards_everybody()
    {
        await FillAsync();
        Assert.Equal(Results + 2, (await remote.ReadAsync(0, 100, Everything, default)).Count);
        var refused = await Assert.ThrowsAsync<RpcException>(() => With(PeerToken.Random()).ReadAsync(0, 100, Everything, default));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        using var anonymous = Client.Read(new ReadRequest());
        refused = await Assert.ThrowsAsync<RpcException>(() => anonymous.ResponseStream.MoveNext(default));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        clock.Now = Release + EmptyRead.Margin;
        Assert.Equal(Results + 2, (await With(PeerToken.Random()).ReadAsync(0, 100, Everything, default)).Count);
    }

    [Fact]
    public async Task An_extension_that_only_another_replica_has_seen_keeps_the_entries_back()
    {
        await desk.OpenAsync();
        await using var other = await Desk.StartAsync(election, direct);
        clock.Now = Release;
        var extension = election.Extension(Release.ToUnixTimeMilliseconds(), Release.AddHours(1).ToUnixTimeMilliseconds());
        Assert.NotNull((await other.SubmitAsync(election.Root.Sign(extension))).Recorded);
        var refused = await Assert.ThrowsAsync<RpcException>(() => With(PeerToken.Random()).ReadAsync(0, 100, Everything, default));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
    }

    /// <summary>It has its time before it can be read.</summary>
    [Fact]
    public async Task An_extension_that_is_still_being_committed_as_the_hour_passes_is_waited_for()
    {
        await desk.OpenAsync();
        clock.Now = Release + EmptyRead.Margin - TimeSpan.FromMilliseconds(1);
        AssertUnavailable(await Assert.ThrowsAsync<RpcException>(() => With(PeerToken.Random()).ReadAsync(0, 100, Everything, default)));
        var extension = election.Extension(Release.ToUnixTimeMilliseconds(), Release.AddHours(1).ToUnixTimeMilliseconds());
        Assert.NotNull((await desk.SubmitAsync(election.Root.Sign(extension))).Recorded);
        var refused = await Assert.ThrowsAsync<RpcException>(() => With(PeerToken.Random()).ReadAsync(0, 100, Everything, default));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
    }

    [Fact]
    public async Task An_entry_recorded_after_the_hour_opens_it_at_once()
    {
        await desk.OpenAsync();
        (clock.Now, direct.Time) = (Release, Release.ToUnixTimeMilliseconds());
        Assert.NotNull((await desk.SubmitAsync(election.North.Sign(election.Result(0)))).Recorded);
        var reads = direct.Reads;
        Assert.Equal(3, (await With(PeerToken.Random()).ReadAsync(0, 100, Everything, default)).Count);
        Assert.Equal(reads + 2, direct.Reads);
    }

    /// <summary>No hour is extended once it has come: one look is enough.</summary>
    [Fact]
    public async Task Once_it_was_looked_after_the_hour_nobody_looks_again()
    {
        await FillAsync();
        clock.Now = Release + EmptyRead.Margin;
        await With(PeerToken.Random()).ReadAsync(0, 1, Everything, default);
        var reads = direct.Reads;
        await With(PeerToken.Random()).ReadAsync(0, 1, Everything, default);
        Assert.Equal(reads + 1, direct.Reads);
    }

    [Fact]
    public async Task Whoever_waited_before_there_was_an_election_gets_nothing_of_it_before_the_release_hour()
    {
        var waiting = With(PeerToken.Random()).WaitForAsync(0, default);
        await Wait.Until(() => direct.Waiting == 1, "the server to wait");
        await desk.OpenAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(() => waiting.WaitAsync(Wait.Limit));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
    }

    private static void AssertUnavailable(RpcException outage)
    {
        Assert.Equal(StatusCode.Unavailable, outage.StatusCode);
        Assert.NotNull(outage.GetDetail<RetryInfo>());
    }

    private LedgerService.LedgerServiceClient Client => new(server.Channel);

    private RemoteLedger With(PeerToken presented) => new(Client, presented);

    private async Task FillAsync()
    {
        await desk.OpenAsync();
        for (var precinct = 0; precinct < Results; precinct++)
            Assert.NotNull((await desk.SubmitAsync(election.CommissionOf(precinct).Sign(election.Result(precinct)))).Recorded);
    }
}
