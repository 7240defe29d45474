using Microsoft.Extensions.Logging;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.TotalsCache.Tests.Redis;

/// <summary>Whatever is done to what is stored, the next reader sees nothing rather than it, and the next writer puts it right.</summary>
public sealed class TamperingTests(RedisFixture redis) : IClassFixture<RedisFixture>, IAsyncLifetime
{
    private const string Stamp = "stamp";
    private const string North = "list\nN";
    private const string South = "list\nS";
    private static readonly History History = new([Rows(1, 0, 5), Rows(2, 1, 7), Rows(4, 2, 9), Rows(8, 4, 9)]);

    private readonly string name = RedisFixture.NewName();
    private RedisTotalsCache writer = null!;
    private Vandal vandal = null!;
    private Dictionary<string, byte[]> earlier = null!;

    /// <summary>What a vandal does to the totals at position 2, knowing all that was stored at position 1.</summary>
    public static TheoryData<string> Deeds => [.. Vandalism.Keys];

    private static Dictionary<string, Func<Vandal, Dictionary<string, byte[]>, Dictionary<string, byte[]>, Task>> Vandalism { get; } = new()
    {
        ["alters a row"] = (vandal, _, now) => vandal.SetAsync(North, Flipped(now[North], now[North].Length - 1)),
        ["puts back an older row"] = (vandal, before, _) => vandal.SetAsync(North, before[North]),
        ["puts back all older rows"] = (vandal, before, now) =>
            vandal.RestoreAsync(new Dictionary<string, byte[]>(before) { [Stamp] = now[Stamp] }),
        ["puts back the older stamp"] = (vandal, before, _) => vandal.SetAsync(Stamp, before[Stamp]),
        ["exchanges two rows"] = async (vandal, _, now) =>
        {
            await vandal.SetAsync(North, now[South]);
            await vandal.SetAsync(South, now[North]);
        },
        ["removes a row"] = (vandal, _, _) => vandal.RemoveAsync(North),
        ["adds a row"] = (vandal, _, now) => vandal.SetAsync("list\nX", now[North]),
        ["adds a row twice over"] = async (vandal, _, now) =>
        {
            await vandal.SetAsync("list\nX", now[North]);
            await vandal.SetAsync("list\nY", now[North]);
        },
        ["empties a row"] = (vandal, _, _) => vandal.SetAsync(North, []),
        ["removes the stamp"] = (vandal, _, _) => vandal.RemoveAsync(Stamp),
        ["empties the stamp"] = (vandal, _, _) => vandal.SetAsync(Stamp, []),
        ["cuts the stamp short"] = (vandal, _, now) => vandal.SetAsync(Stamp, now[Stamp][..41]),
        ["leaves the stamp alone"] = (vandal, _, now) => vandal.RestoreAsync(new Dictionary<string, byte[]> { [Stamp] = now[Stamp] }),
        ["makes it a text"] = (vandal, _, _) => vandal.MakeTextAsync(),
        ["deletes it"] = (vandal, _, _) => vandal.DeleteAsync(),
    };

    public async Task InitializeAsync()
    {
        writer = RedisFixture.Cache(redis.Address, name);
        vandal = await Vandal.ComeAsync(redis.Address, name);
        await writer.RewriteAsync(History.Full(1), default);
        earlier = await vandal.SeeAsync();
        Assert.True(await writer.TryAdvanceAsync(History.Change(1, 2), default));
    }

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        await vandal.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task A_reader_sees_nothing_and_the_next_writer_rewrites(string deed)
    {
        await Vandalism[deed](vandal, earlier, await vandal.SeeAsync());
        await using var reader = RedisFixture.Cache(redis.Address, name);
        Assert.Null(await reader.ReadAsync(default));
        Assert.False(await writer.StandsAtAsync(History.Full(2).AsOf, default));
        Assert.False(await writer.TryAdvanceAsync(History.Change(2, 3), default));
        await AssertRewrittenAsync(reader);
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task A_full_rewrite_puts_it_right_with_no_reader_in_between_even_at_the_same_position(string deed)
    {
        await Vandalism[deed](vandal, earlier, await vandal.SeeAsync());
        await writer.RewriteAsync(History.Full(2), default);
        Assert.Equal(Same.Sorted(History.Full(2)), Same.Sorted(await writer.ReadAsync(default)));
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task A_writer_that_was_elsewhere_does_not_build_upon_it(string deed)
    {
        await Vandalism[deed](vandal, earlier, await vandal.SeeAsync());
        await using var another = RedisFixture.Cache(redis.Address, name);
        Assert.False(await another.TryAdvanceAsync(History.Change(2, 3), default));
    }

    [Fact]
    public async Task Every_bit_of_the_stamp_counts()
    {
        var now = await vandal.SeeAsync();
        for (var at = 0; at < now[Stamp].Length; at++)
        {
            await vandal.RestoreAsync(new Dictionary<string, byte[]>(now) { [Stamp] = Flipped(now[Stamp], at) });
            Assert.Null(await writer.ReadAsync(default));
        }

        await vandal.RestoreAsync(now);
        Assert.Equal(Same.Sorted(History.Full(2)), Same.Sorted(await writer.ReadAsync(default)));
    }

    [Fact]
    public async Task What_is_spoiled_is_reported_once_and_gone_for_the_next_reader()
    {
        var log = new ErrorCount();
        await using var reader = RedisFixture.Cache(redis.Address, name, log: log);
        Assert.NotNull(await reader.ReadAsync(default));
        Assert.Equal(0, log.Errors);
        await vandal.SetAsync(North, earlier[North]);
        Assert.Null(await reader.ReadAsync(default));
        Assert.Null(await reader.ReadAsync(default));
        Assert.Equal(1, log.Errors);
        Assert.False(await vandal.ExistsAsync());
    }

    [Fact]
    public async Task A_reader_with_another_secret_sees_nothing_and_leaves_it_to_those_who_have_it()
    {
        await using var stranger = RedisFixture.Cache(redis.Address, name, new byte[32]);
        Assert.Null(await stranger.ReadAsync(default));
        Assert.NotNull(await writer.ReadAsync(default));
    }

    [Fact]
    public async Task A_writer_with_another_secret_starts_from_scratch_whatever_the_position()
    {
        await using var successor = RedisFixture.Cache(redis.Address, name, new byte[32]);
        Assert.False(await successor.TryAdvanceAsync(History.Change(2, 3), default));
        await successor.RewriteAsync(History.Full(1), default);
        Assert.Equal(Same.Sorted(History.Full(1)), Same.Sorted(await successor.ReadAsync(default)));
        Assert.Null(await writer.ReadAsync(default));
        Assert.False(await writer.TryAdvanceAsync(History.Change(2, 3), default));
    }

    [Fact]
    public async Task Put_back_as_a_whole_it_is_older_but_true_and_the_writer_notices()
    {
        await vandal.RestoreAsync(earlier);
        await using var reader = RedisFixture.Cache(redis.Address, name);
        Assert.Equal(Same.Sorted(History.Full(1)), Same.Sorted(await reader.ReadAsync(default)));
        Assert.False(await writer.TryAdvanceAsync(History.Change(2, 3), default));
        await AssertRewrittenAsync(reader);
    }

    private async Task AssertRewrittenAsync(RedisTotalsCache reader)
    {
        await writer.RewriteAsync(History.Full(3), default);
        Assert.Equal(Same.Sorted(History.Full(3)), Same.Sorted(await reader.ReadAsync(default)));
        Assert.Null(await vandal.LifetimeAsync());
        Assert.True(await writer.TryAdvanceAsync(History.Change(3, 4), default));
        Assert.Equal(Same.Sorted(History.Full(4)), Same.Sorted(await reader.ReadAsync(default)));
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private static Dictionary<string, ulong> Rows(ulong all, ulong north, ulong south) => new() { [""] = all, ["N"] = north, ["S"] = south };

    private sealed class ErrorCount : ILogger<RedisTotalsCache>
    {
        public int Errors { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Errors += logLevel == LogLevel.Error ? 1 : 0;
    }
}
