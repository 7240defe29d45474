using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Tests;

/// <summary>What every totals cache does.</summary>
public abstract class TotalsCacheContract
{
    private static readonly History Short = new([Row(1), Row(2), Row(4)]);

    /// <summary>What is asked of a cache: reading; a change; a full one. Positions are picked from the history when it is known.</summary>
    private static readonly Gen<(History History, (int What, int From, int To)[] Steps)> Runs =
        from history in History.Some
        from steps in Gen.Choose(0, 2).SelectMany(what => Gen.Choose(1, history.Last).Two().Select(pair => (what, pair.Item1, pair.Item2))).ArrayOf()
        select (history, steps);

    protected abstract ITotalsCache Cache { get; }

    /// <summary>Another way to the same totals.</summary>
    protected abstract ITotalsCache AnotherInstance();

    /// <summary>A cache of its own.</summary>
    protected abstract ITotalsCache EmptyCache();

    [Fact]
    public async Task Empty_it_has_nothing_and_takes_no_change()
    {
        Assert.Null(await Cache.ReadAsync(default));
        Assert.False(await Cache.TryAdvanceAsync(Short.Change(1, 2), default));
        Assert.False(await Cache.StandsAtAsync(Short.Full(1).AsOf, default));
        Assert.Null(await Cache.ReadAsync(default));
    }

    [Fact]
    public async Task It_gives_back_everything_as_one_full_change()
    {
        await Cache.RewriteAsync(Short.Full(1), default);
        var change = Short.Change(1, 3);
        var lot = new ContestLot { Contest = "list", Order = { 2, 1 } };
        change.Lots.Add(lot);
        change.AsOf.RecordedAt = 1_700_000_000_000;
        change.AsOf.Test = true;
        Assert.True(await Cache.TryAdvanceAsync(change, default));
        var expected = Short.Full(3);
        expected.Lots.Add(lot);
        expected.AsOf = change.AsOf.Clone();
        Assert.Equal(expected, await AnotherInstance().ReadAsync(default));
    }

    [Fact]
    public async Task It_neither_goes_back_nor_leaps()
    {
        await Cache.RewriteAsync(Short.Full(2), default);
        await Cache.RewriteAsync(Short.Full(1), default);
        Assert.False(await Cache.TryAdvanceAsync(Short.Change(1, 3), default));
        Assert.False(await Cache.TryAdvanceAsync(Short.Change(2, 2), default));
        Assert.Equal(Short.Full(2), await Cache.ReadAsync(default));
    }

    [Fact]
    public async Task It_stands_only_where_it_was_written_last()
    {
        await Cache.RewriteAsync(Short.Full(1), default);
        Assert.True(await Cache.StandsAtAsync(Short.Full(1).AsOf, default));
        Assert.True(await AnotherInstance().TryAdvanceAsync(Short.Change(1, 2), default));
        Assert.False(await Cache.StandsAtAsync(Short.Full(1).AsOf, default));
        Assert.True(await Cache.StandsAtAsync(Short.Full(2).AsOf, default));
        Assert.False(await Cache.StandsAtAsync(Short.Full(3).AsOf, default));
    }

    [Fact]
    public async Task Another_election_or_fold_version_takes_over_only_as_a_whole()
    {
        foreach (var spoil in new Action<AsOf>[] { asOf => asOf.ElectionId = ByteString.CopyFrom(1, 2), asOf => asOf.FoldVersion = 2 })
        {
            var cache = EmptyCache();
            await cache.RewriteAsync(Short.Full(2), default);
            var change = Short.Change(2, 3);
            spoil(change.AsOf);
            Assert.False(await cache.TryAdvanceAsync(change, default));
            var full = Short.Full(1);
            spoil(full.AsOf);
            await cache.RewriteAsync(full, default);
            Assert.Equal(full, await cache.ReadAsync(default));
        }
    }

    [Fact]
    public async Task A_full_change_forgets_what_it_does_not_name()
    {
        var history = new History([new Dictionary<string, ulong> { [""] = 1, ["N"] = 1 }, Row(2)]);
        await Cache.RewriteAsync(history.Full(1), default);
        await Cache.RewriteAsync(history.Full(2), default);
        Assert.Equal(history.Full(2), await Cache.ReadAsync(default));
    }

    [Fact]
    public void Whatever_is_written_in_whatever_order_it_has_the_totals_of_the_position_a_model_expects() =>
        Prop.ForAll(Runs.ToArbitrary(), run => Task.Run(() => PlayAsync(run.History, run.Steps)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public async Task Several_writers_at_once_never_make_a_mixture()
    {
        var history = new History([.. Enumerable.Range(1, 60).Select(number => (IReadOnlyDictionary<string, ulong>)new Dictionary<string, ulong>
        {
            [""] = (ulong)number, ["N"] = (ulong)(number / 2), ["S"] = (ulong)(number / 3),
        })]);
        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WriteAllAsync(AnotherInstance(), history)));
        var seen = 0UL;
        while (!writers.IsCompleted || seen < (ulong)history.Last)
        {
            if (await Cache.ReadAsync(default) is not { } read) continue;
            Assert.True(read.AsOf.Position >= seen);
            seen = read.AsOf.Position;
            Assert.Equal(Same.Sorted(history.Full((int)seen)), Same.Sorted(read));
        }

        await writers;
    }

    protected static Dictionary<string, ulong> Row(ulong votes) => new() { [""] = votes };

    private static async Task WriteAllAsync(ITotalsCache cache, History history)
    {
        await Task.Yield();
        await cache.RewriteAsync(history.Full(1), default);
        for (var position = 1; position < history.Last; position++)
        {
            if (!await cache.TryAdvanceAsync(history.Change(position, position + 1), default))
                await cache.RewriteAsync(history.Full(position + 1), default);
        }
    }

    private async Task PlayAsync(History history, (int What, int From, int To)[] steps)
    {
        var cache = EmptyCache();
        var at = 0;
        foreach (var (what, from, to) in steps)
        {
            if (what == 1)
            {
                var expected = from == at && to > at;
                Assert.Equal(expected, await cache.TryAdvanceAsync(history.Change(from, to), default));
                if (expected) at = to;
            }
            else if (what == 2)
            {
                await cache.RewriteAsync(history.Full(to), default);
                at = Math.Max(at, to);
            }

            Assert.Equal(at == 0 ? null : Same.Sorted(history.Full(at)), Same.Sorted(await cache.ReadAsync(default)));
        }
    }
}
