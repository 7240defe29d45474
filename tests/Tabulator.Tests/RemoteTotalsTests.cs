using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Publication;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Tests;

/// <summary>Publication reads the totals from Tabulation itself, over a real connection.</summary>
public sealed class RemoteTotalsTests : IAsyncLifetime
{
    private readonly LatestTotals latest = new();
    private readonly PeerToken token = PeerToken.Random();
    private GrpcServer server = null!;

    public async Task InitializeAsync() => server = await GrpcServer.StartAsync(
        services => services.AddSingleton(latest).AddSingleton(token).AddSingleton<CheckpointBoard>()
            .AddSingleton(new NoteSigner("results.example/log", Ed25519SigningKey.Create()))
            .AddSingleton<KeyStatements>().AddSingleton<IReceiptKeys>(new KnownKeys())
            .AddSingleton(new Witnesses([], 0, [], new HttpClient(), TimeProvider.System, NullLogger<Witnesses>.Instance)), app => app.MapGrpcService<TabulationGrpcService>());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(1_234)]
    public async Task All_totals_and_lots_arrive_once_and_in_order(int rows)
    {
        var all = Totals(rows);
        latest.Apply(all);
        Assert.Equal(all, await With(token).ReadAsync(default));
    }

    [Fact]
    public async Task No_part_has_more_than_500_totals_and_all_are_of_one_position()
    {
        latest.Apply(Totals(1_234));
        using var call = new TabulationService.TabulationServiceClient(server.Channel).ReadTotals(new ReadTotalsRequest(), token.Headers());
        var parts = new List<ReadTotalsResponse>();
        await foreach (var part in call.ResponseStream.ReadAllAsync()) parts.Add(part);
        Assert.Equal([500, 500, 234], parts.Select(part => part.Totals.Count));
        Assert.All(parts, part => Assert.Equal(7UL, part.AsOf.Position));
    }

    [Fact]
    public async Task Until_the_ledger_is_folded_it_is_unavailable() =>
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => With(token).ReadAsync(default))).StatusCode);

    [Fact]
    public async Task Without_the_token_it_is_denied()
    {
        latest.Apply(Totals(3));
        await DeniedAsync(() => With(PeerToken.Random()).ReadAsync(default));
        using var anonymous = new TabulationService.TabulationServiceClient(server.Channel).ReadTotals(new ReadTotalsRequest());
        await DeniedAsync(() => anonymous.ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_an_exception()
    {
        await server.StopAsync();
        await Assert.ThrowsAsync<RpcException>(() => With(token).ReadAsync(default));
    }

    private static async Task DeniedAsync(Func<Task> read) =>
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(read)).StatusCode);

    private static TotalsChanged Totals(int rows) => new()
    {
        AsOf = new AsOf { ElectionId = ByteString.CopyFrom(new byte[32]), Position = 7, FoldVersion = 1 },
        Full = true,
        Totals = { Enumerable.Range(0, rows).Select(row => new AreaTotals { Contest = "list", Area = $"A{row}", Votes = { (ulong)row } }) },
        Lots = { new ContestLot { Contest = "list", Order = { 2, 1 } } },
    };

    private RemoteTotals With(PeerToken presented) =>
        new(new TabulationService.TabulationServiceClient(server.Channel), presented, TimeProvider.System);

    private sealed class KnownKeys : IReceiptKeys
    {
        private readonly IReadOnlyList<ReceiptKey> keys = [new(SigningKey.Create().PublicKey)];

        public Task<IReadOnlyList<ReceiptKey>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(keys);
    }
}
