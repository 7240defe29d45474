using FsCheck;
using FsCheck.Fluent;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.LedgerClient;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>Several that serve one ledger are as good as one that is never away.</summary>
public sealed class LedgerReplicasTests
{
    private const int Replicas = 3;
    private static readonly IOException Away = new("Away.");

    /// <summary>At every question each replica is there or away: a bit of the number.</summary>
    private static readonly Gen<List<int>> Outages = Gen.Choose(0, (1 << Replicas) - 1).ListOf(20);

    [Fact]
    public void Whoever_is_there_answers_and_is_asked_first_from_then_on() => Prop.ForAll(Outages.ToArbitrary(), outages =>
    {
        var ledgers = Enumerable.Range(0, Replicas).Select(_ => new FakeLedger()).ToArray();
        var replicas = new LedgerReplicas(ledgers);
        var expected = 0;
        foreach (var there in outages)
        {
            foreach (var (number, ledger) in ledgers.Index()) ledger.ReadFailure = IsThere(there, number) ? null : Away;
            var before = ledgers.Select(ledger => ledger.Reads).ToArray();
            var answered = Answers(replicas);
            var asked = ledgers.Zip(before, (ledger, reads) => ledger.Reads - reads).ToArray();

            var order = Enumerable.Range(expected, Replicas).Select(number => number % Replicas).ToList();
            var found = order.FindIndex(number => IsThere(there, number));
            Assert.Equal(found >= 0, answered);
            Assert.All(order.Take(found < 0 ? Replicas : found + 1), number => Assert.Equal(1, asked[number]));
            Assert.All(order.Skip(found < 0 ? Replicas : found + 1), number => Assert.Equal(0, asked[number]));
            if (found >= 0) expected = order[found];
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public async Task Limits_that_make_no_sense_are_nobodys_outage()
    {
        FakeLedger[] ledgers = [new() { ReadFailure = new ArgumentOutOfRangeException() }, new()];
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new LedgerReplicas(ledgers).ReadAsync(0, 0, 1, default));
        Assert.Equal(0, ledgers[1].Reads);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_is_not_begun_elsewhere()
    {
        FakeLedger[] ledgers = [new(), new()];
        using var cancellation = new CancellationTokenSource();
        var waiting = new LedgerReplicas(ledgers).WaitForAsync(0, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal((1, 0), (ledgers[0].Waits, ledgers[1].Waits));
    }

    [Fact]
    public async Task A_wait_goes_on_at_another_server_when_its_own_goes()
    {
        var election = new SmallElection(new SmallElectionSettings());
        var ledger = new FakeLedger();
        await using var desk = await Desk.StartAsync(election, ledger);
        await using var first = await ServeAsync(ledger, desk);
        await using var second = await ServeAsync(ledger, desk);
        var replicas = new LedgerReplicas([Remote(first), Remote(second)]);
        var waiting = replicas.WaitForAsync(0, default);
        await Wait.Until(() => ledger.Waiting == 1, "the first server to wait");
        await first.StopAsync();
        await Wait.Until(() => ledger.Waits == 2, "the second server to wait");
        await desk.OpenAsync();
        await waiting.WaitAsync(Wait.Limit);
        Assert.Equal(ledger.Size, (await replicas.ReadAsync(0, 100, 1 << 30, default)).Count);
    }

    [Fact]
    public async Task When_all_are_gone_that_is_an_exception()
    {
        await using var first = await ServeAsync(new FakeLedger(), null);
        await using var second = await ServeAsync(new FakeLedger(), null);
        await first.StopAsync();
        await second.StopAsync();
        var gone = await Assert.ThrowsAsync<RpcException>(() => new LedgerReplicas([Remote(first), Remote(second)]).ReadAsync(0, 1, 1, default));
        Assert.Equal(StatusCode.Unavailable, gone.StatusCode);
    }

    private static readonly PeerToken Token = PeerToken.Random();

    private static bool IsThere(int there, int number) => (there >> number & 1) == 1;

    private static bool Answers(LedgerReplicas replicas)
    {
        var answer = replicas.ReadAsync(0, 1, 1, default);
        if (answer.IsFaulted) Assert.Same(Away, answer.Exception.InnerException);
        return answer.IsCompletedSuccessfully;
    }

    private static RemoteLedger Remote(GrpcServer server) => new(new LedgerService.LedgerServiceClient(server.Channel), Token);

    private static Task<GrpcServer> ServeAsync(FakeLedger ledger, Desk? desk) => GrpcServer.StartAsync(
        services =>
        {
            services.AddSingleton<ILedgerReader>(ledger).AddSingleton(new FollowedTree(ledger)).AddSingleton(new IntakeKeys(SigningKey.Create(), [])).AddSingleton(Token)
                .AddSingleton(TimeProvider.System);
            if (desk is not null) services.AddSingleton(desk.Appender);
        },
        app => app.MapGrpcService<LedgerGrpcService>());
}
