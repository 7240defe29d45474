using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>Somebody changes a total in Redis, with the right to write there and without the secret.</summary>
[Collection(CorruptionCollection.Name)]
public sealed class CacheTests(CorruptionServers servers) : IAsyncLifetime
{
    private const string Key = "{tabulation}:totals", Field = "list\nN";

    private PlayedElection played = null!;

    public async Task InitializeAsync() => played = await PlayedElection.PlayAsync(servers.All.Lend());

    public async Task DisposeAsync() => await played.DisposeAsync();

    [Fact]
    public async Task A_total_changed_is_never_shown_and_is_put_right_by_the_next_change()
    {
        var before = await TotalsAsync();
        using var redis = await ConnectionMultiplexer.ConnectAsync(played.Installation.Servers.CacheServers);
        var changed = (byte[])(await redis.GetDatabase().HashGetAsync(Key, Field))!;
        changed[^1] ^= 1;
        await redis.GetDatabase().HashSetAsync(Key, Field, changed);

        await played.Publication.KillAndStartAsync();
        await played.LogsAsync(played.Publication, $"The totals in {Key} were not written by us as they stand there");
        await played.Publication.ReadyAsync();
        Assert.Equal(before, await TotalsAsync());

        await played.SubmitAsync(6, 1);
        await using var cache = new RedisTotalsCache(played.Installation.CacheOptions, TimeProvider.System, NullLogger<RedisTotalsCache>.Instance);
        Assert.Equal((ulong)played.Size, (await cache.ReadAsync(default))?.AsOf.Position);
        await played.BothVerifyAsync(played.LogUrl);
    }

    /// <summary>Once they stand where the ledger does: a checkpoint may be published a moment before them.</summary>
    private async Task<IEnumerable<AreaTotals>> TotalsAsync()
    {
        var request = new GetRequest { Filter = new TotalsFilter { Contests = { SmallElection.List }, Depth = 2 } };
        var client = new TotalsService.TotalsServiceClient(played.Publication.Channel);
        var totals = new GetResponse();
        await Wait.Until(async () =>
        {
            try
            {
                totals = await client.GetAsync(request);
                return totals.AsOf.Position == (ulong)played.Size;
            }
            catch (RpcException early) when (early.StatusCode == StatusCode.Unavailable)
            {
                return false;
            }
        }, "totals of all entries");
        return totals.Totals;
    }
}
