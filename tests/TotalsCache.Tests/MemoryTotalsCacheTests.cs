namespace Tabulation.TotalsCache.Tests;

public sealed class MemoryTotalsCacheTests
{
    private static readonly History History = new([Row(1), Row(2), Row(4)]);
    private readonly MemoryTotalsCache cache = new();

    [Fact]
    public async Task Empty_it_has_nothing_and_takes_no_change()
    {
        Assert.Null(await cache.ReadAsync(default));
        Assert.False(await cache.TryAdvanceAsync(History.Change(1, 2), default));
        Assert.Null(await cache.ReadAsync(default));
    }

    [Fact]
    public async Task It_gives_back_everything_as_one_full_change()
    {
        await cache.RewriteAsync(History.Full(1), default);
        Assert.True(await cache.TryAdvanceAsync(History.Change(1, 3), default));
        Assert.Equal(History.Full(3), await cache.ReadAsync(default));
    }

    [Fact]
    public async Task It_neither_goes_back_nor_leaps()
    {
        await cache.RewriteAsync(History.Full(2), default);
        await cache.RewriteAsync(History.Full(1), default);
        Assert.False(await cache.TryAdvanceAsync(History.Change(1, 3), default));
        Assert.Equal(History.Full(2), await cache.ReadAsync(default));
    }

    private static Dictionary<string, ulong> Row(ulong votes) => new() { [""] = votes };
}
