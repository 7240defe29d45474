using Tabulation.TestKit;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.TotalsCache.Tests.Redis;

/// <summary>What happens to servers in production, each done to a real one.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly History History = new([Rows(1, 0, 5), Rows(2, 1, 7), Rows(4, 2, 9), Rows(8, 4, 9), Rows(9, 5, 9)]);

    private readonly string name = RedisFixture.NewName();
    private RedisServer server = null!;
    private RedisTotalsCache writer = null!;
    private RedisTotalsCache reader = null!;

    public async Task InitializeAsync()
    {
        server = await RedisServer.StartAsync();
        writer = RedisFixture.Cache(server.Address, name);
        reader = RedisFixture.Cache(server.Address, name);
    }

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        await reader.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Flushed_readers_see_nothing_and_writers_notice()
    {
        await writer.RewriteAsync(History.Full(1), default);
        await server.AskAsync("FLUSHALL");
        Assert.Null(await reader.ReadAsync(default));
        Assert.False(await writer.StandsAtAsync(History.Full(1).AsOf, default));
        Assert.False(await writer.TryAdvanceAsync(History.Change(1, 2), default));
        await AssertGoesOnAsync(2);
    }

    [Fact]
    public async Task Scripts_forgotten_are_sent_again()
    {
        await writer.RewriteAsync(History.Full(1), default);
        await server.AskAsync("SCRIPT FLUSH");
        Assert.True(await writer.TryAdvanceAsync(History.Change(1, 2), default));
        await server.AskAsync("SCRIPT FLUSH");
        await AssertGoesOnAsync(3);
    }

    [Fact]
    public async Task Rolled_back_the_writer_rewrites_and_a_reader_who_has_seen_more_does_not_go_back()
    {
        await writer.RewriteAsync(History.Full(1), default);
        var saved = await server.SaveAsync();
        Assert.True(await writer.TryAdvanceAsync(History.Change(1, 2), default));
        var table = new TotalsTable();
        table.Apply((await reader.ReadAsync(default))!);
        await server.RollBackAsync(saved);
        var older = await AnswerAsync(() => reader.ReadAsync(default));
        Assert.Equal(Same.Sorted(History.Full(1)), Same.Sorted(older));
        Assert.Equal(TotalsStep.Old, table.Apply(older!));
        Assert.False(await AnswerAsync(() => writer.StandsAtAsync(History.Full(2).AsOf, default)));
        Assert.False(await writer.TryAdvanceAsync(History.Change(2, 3), default));
        await AssertGoesOnAsync(3);
    }

    [Fact]
    public async Task Restarted_empty_the_writer_rewrites()
    {
        await writer.RewriteAsync(History.Full(1), default);
        await server.KillAsync();
        await Assert.ThrowsAsync<TotalsCacheUnavailableException>(() => writer.TryAdvanceAsync(History.Change(1, 2), default).WaitAsync(Wait.Limit));
        await server.StartAgainAsync();
        Assert.False(await AnswerAsync(() => writer.TryAdvanceAsync(History.Change(1, 2), default)));
        await AssertGoesOnAsync(2);
    }

    [Fact]
    public async Task Failed_over_to_a_replica_that_lacks_the_last_writes_the_writer_rewrites()
    {
        await using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", $"{server.Port}");
        await using var both = RedisFixture.Cache($"{server.Address},{replica.Address}", name);
        await both.RewriteAsync(History.Full(1), default);
        Assert.Equal(":1", await server.AskAsync("WAIT 1 60000"));
        // It goes on as a replica, of nobody: what is written from here on does not reach it.
        await replica.AskAsync("REPLICAOF 127.0.0.1 1");
        Assert.True(await both.TryAdvanceAsync(History.Change(1, 2), default));
        await server.KillAsync();
        await replica.AskAsync("REPLICAOF NO ONE");
        Assert.False(await AnswerAsync(() => both.StandsAtAsync(History.Full(2).AsOf, default)));
        Assert.False(await AnswerAsync(() => both.TryAdvanceAsync(History.Change(2, 3), default)));
        await AnswerAsync(async () => { await both.RewriteAsync(History.Full(3), default); return true; });
        await using var fresh = RedisFixture.Cache(replica.Address, name);
        Assert.Equal(Same.Sorted(History.Full(3)), Same.Sorted(await fresh.ReadAsync(default)));
    }

    [Fact]
    public async Task A_stale_tabulator_writes_nothing()
    {
        await writer.RewriteAsync(History.Full(2), default);
        await using var successor = RedisFixture.Cache(server.Address, name);
        Assert.True(await successor.TryAdvanceAsync(History.Change(2, 4), default));
        Assert.False(await writer.TryAdvanceAsync(History.Change(2, 3), default));
        await writer.RewriteAsync(History.Full(3), default);
        Assert.Equal(Same.Sorted(History.Full(4)), Same.Sorted(await reader.ReadAsync(default)));
        Assert.True(await successor.TryAdvanceAsync(History.Change(4, 5), default));
    }

    [Fact]
    public async Task Not_there_yet_it_is_named_and_used_once_it_is()
    {
        await using var late = RedisServer.NotYetStarted("--requirepass", "correct-horse");
        await using var cache = RedisFixture.Cache($"{late.Address},password=correct-horse", name);
        var outage = await Assert.ThrowsAsync<TotalsCacheUnavailableException>(() => cache.ReadAsync(default).WaitAsync(Wait.Limit));
        Assert.Contains(late.Address, outage.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("correct-horse", outage.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<TotalsCacheUnavailableException>(() => cache.RewriteAsync(History.Full(1), default).WaitAsync(Wait.Limit));
        await late.StartAgainAsync();
        await AnswerAsync(async () => { await cache.RewriteAsync(History.Full(1), default); return true; });
        Assert.NotNull(await cache.ReadAsync(default));
    }

    [Fact]
    public async Task Paused_it_is_waited_for_only_so_long_and_whatever_comes_of_the_write_is_whole()
    {
        await writer.RewriteAsync(History.Full(1), default);
        Assert.NotNull(await reader.ReadAsync(default));
        await server.PauseAsync();
        await Assert.ThrowsAsync<TotalsCacheUnavailableException>(() => writer.TryAdvanceAsync(History.Change(1, 2), default).WaitAsync(Wait.Limit));
        await Assert.ThrowsAsync<TotalsCacheUnavailableException>(() => reader.ReadAsync(default).WaitAsync(Wait.Limit));
        await server.ResumeAsync();
        var found = await AnswerAsync(() => reader.ReadAsync(default));
        Assert.Equal(Same.Sorted(History.Full((int)found!.AsOf.Position)), Same.Sorted(found));
        await AnswerAsync(async () => { await writer.RewriteAsync(History.Full(2), default); return true; });
        await AssertGoesOnAsync(3);
    }

    [Fact]
    public async Task Given_up_by_its_caller_it_says_so_and_is_none_the_worse()
    {
        await writer.RewriteAsync(History.Full(1), default);
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.TryAdvanceAsync(History.Change(1, 2), ended.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(ended.Token));
        Assert.True(await writer.TryAdvanceAsync(History.Change(1, 2), default));
    }

    [Fact]
    public async Task Out_of_memory_it_refuses_and_readers_keep_what_was_there()
    {
        await writer.RewriteAsync(History.Full(1), default);
        await server.AskAsync("CONFIG SET maxmemory 1");
        var outage = await Assert.ThrowsAsync<TotalsCacheUnavailableException>(() => writer.TryAdvanceAsync(History.Change(1, 2), default));
        Assert.Contains("OOM", outage.Message, StringComparison.Ordinal);
        Assert.Equal(Same.Sorted(History.Full(1)), Same.Sorted(await reader.ReadAsync(default)));
        await server.AskAsync("CONFIG SET maxmemory 0");
        await AssertGoesOnAsync(2);
    }

    [Fact]
    public async Task Thousands_of_rows_are_written_and_changed_as_one()
    {
        var history = new History([.. Enumerable.Range(1, 3).Select(at => Many(at))]);
        await writer.RewriteAsync(history.Full(1), default);
        Assert.Equal(Same.Sorted(history.Full(1)), Same.Sorted(await reader.ReadAsync(default)));
        Assert.True(await writer.TryAdvanceAsync(history.Change(1, 2), default));
        Assert.Equal(Same.Sorted(history.Full(2)), Same.Sorted(await reader.ReadAsync(default)));
        Assert.Equal(":1", await server.AskAsync("DBSIZE"));
    }

    private static Dictionary<string, ulong> Many(int at) =>
        Enumerable.Range(0, 5_000).ToDictionary(row => $"area-{row}", row => (ulong)(row + at));

    private static Dictionary<string, ulong> Rows(ulong all, ulong north, ulong south) => new() { [""] = all, ["N"] = north, ["S"] = south };

    /// <summary>The first answer once the connection is back.</summary>
    private static async Task<T> AnswerAsync<T>(Func<Task<T>> question)
    {
        T answer = default!;
        await Wait.Until(
            async () =>
            {
                try
                {
                    answer = await question();
                    return true;
                }
                catch (TotalsCacheUnavailableException)
                {
                    return false;
                }
            },
            "the cache answers");
        return answer;
    }

    private async Task AssertGoesOnAsync(int position)
    {
        await writer.RewriteAsync(History.Full(position), default);
        Assert.Equal(Same.Sorted(History.Full(position)), Same.Sorted(await AnswerAsync(() => reader.ReadAsync(default))));
        Assert.True(await writer.TryAdvanceAsync(History.Change(position, position + 1), default));
        Assert.True(await writer.StandsAtAsync(History.Full(position + 1).AsOf, default));
        Assert.Equal(Same.Sorted(History.Full(position + 1)), Same.Sorted(await reader.ReadAsync(default)));
    }
}
