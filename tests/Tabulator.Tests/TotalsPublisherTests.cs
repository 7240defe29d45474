using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Recount;
using Tabulation.ServiceKit;
using Tabulation.TestKit;
using Tabulation.TotalsCache;

namespace Tabulation.Tabulator.Tests;

/// <summary>Cache and bus may be away, each for itself: neither is waited for, and both come to the same totals again.</summary>
public sealed class TotalsPublisherTests
{
    private const int Opening = 2;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly SmallElection Election = new();
    private static readonly IReadOnlyList<ReadOnlyMemory<byte>> Leaves = Script();
    private readonly VerifiedFold fold = Election.Fold();
    private readonly LosableCache cache = new();
    private readonly FakeBus bus = FakeBus.Create();
    private readonly SteppedClock clock = new();
    private readonly LatestTotals latest = new();
    private readonly ChangeSeal seal = ChangeSeal.Random();
    private readonly TotalsPublisher publisher;

    public TotalsPublisherTests() =>
        publisher = new TotalsPublisher(cache, bus.Bus, seal, latest, clock, NullLogger<TotalsPublisher>.Instance);

    private List<TotalsChanged> Published => [.. bus.Published<TotalsChangedMessage>().Select(message => seal.Open(message.Body)!)];

    [Fact]
    public async Task Before_there_are_totals_there_is_nothing_to_say()
    {
        await publisher.AnnounceAsync(default);
        await publisher.WriteAsync(fold.Fold, default);
        publisher.KeepReady(fold.Fold);
        Assert.Empty(Published);
        Assert.Equal((0, null), (cache.Writes, latest.All()));
    }

    [Fact]
    public async Task While_the_cache_is_away_the_bus_still_gets_every_change()
    {
        await WriteUpToAsync(Opening + 1);
        cache.Failure = new IOException("The cache is gone.");
        for (var size = Opening + 2; size <= Opening + 6; size++) await WriteUpToAsync(size);
        Assert.Equal([0UL, 3, 4, 5, 6, 7], Published.Select(change => change.From));
        Assert.Equal([3UL, 4, 5, 6, 7, 8], Published.Select(change => change.AsOf.Position));
    }

    [Fact]
    public async Task A_cache_that_is_away_is_tried_once_a_second_and_rewritten_whole_once_it_is_back()
    {
        await WriteUpToAsync(Opening + 1);
        cache.Failure = new TaskCanceledException("Timed out.");
        await WriteUpToAsync(Opening + 2);
        var tried = cache.Writes;
        await WriteUpToAsync(Opening + 3);
        await publisher.AnnounceAsync(default);
        clock.Advance(Second - TimeSpan.FromMilliseconds(1));
        await WriteUpToAsync(Opening + 4);
        Assert.Equal(tried, cache.Writes);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await WriteUpToAsync(Opening + 5);
        Assert.Equal(tried + 1, cache.Writes);
        cache.Failure = null;
        clock.Advance(Second);
        await WriteUpToAsync(Opening + 6);
        Assert.Equal(latest.All(), await cache.ReadAsync(default));
    }

    [Fact]
    public async Task An_announcement_repairs_a_cache_that_is_behind()
    {
        cache.Failure = new IOException("The cache is gone.");
        await WriteUpToAsync(Opening + 3);
        cache.Failure = null;
        clock.Advance(Second);
        await publisher.AnnounceAsync(default);
        Assert.Equal(latest.All(), await cache.ReadAsync(default));
        Assert.Equal((5UL, 5UL), (Published[^1].From, Published[^1].AsOf.Position));
    }

    [Fact]
    public async Task An_announcement_repairs_a_cache_that_lost_its_content()
    {
        await WriteUpToAsync(Opening + 3);
        cache.Lose();
        await publisher.AnnounceAsync(default);
        Assert.Equal(latest.All(), await cache.ReadAsync(default));
    }

    [Fact]
    public async Task A_cache_that_lost_its_content_is_rewritten_at_the_next_change()
    {
        await WriteUpToAsync(Opening + 3);
        cache.Lose();
        await WriteUpToAsync(Opening + 4);
        Assert.Equal(latest.All(), await cache.ReadAsync(default));
        Assert.False(Published[^1].Full);
    }

    [Fact]
    public async Task While_the_bus_is_away_the_cache_is_still_written()
    {
        bus.Failure = new IOException("The broker is gone.");
        for (var size = Opening + 1; size <= Opening + 4; size++) await WriteUpToAsync(size);
        Assert.Equal(4, bus.Failed);
        Assert.Equal(latest.All(), await cache.ReadAsync(default));
    }

    [Fact]
    public async Task A_cache_that_takes_its_time_does_not_hold_up_the_bus()
    {
        await WriteUpToAsync(Opening + 1);
        var gate = new TaskCompletionSource();
        cache.Gate = gate.Task;
        var writing = WriteUpToAsync(Opening + 2);
        Assert.Equal(4UL, Published[^1].AsOf.Position);
        Assert.False(writing.IsCompleted);
        gate.SetResult();
        await writing.WaitAsync(Wait.Limit);
        Assert.Equal(latest.All(), await cache.ReadAsync(default));
    }

    [Fact]
    public async Task A_bus_that_does_not_answer_is_given_up_after_two_seconds()
    {
        bus.Hangs = true;
        var writing = WriteUpToAsync(Opening + 1);
        await clock.PassAsync(2 * Second - TimeSpan.FromMilliseconds(1));
        Assert.False(writing.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await writing.WaitAsync(Wait.Limit);
        Assert.Equal(latest.All(), await cache.ReadAsync(default));
    }

    [Fact]
    public async Task Told_to_stop_it_does_not_wait_for_the_bus()
    {
        bus.Hangs = true;
        fold.Apply(Leaves, change => publisher.Note(change, fold.Fold.Tally));
        using var stopping = new CancellationTokenSource();
        var writing = publisher.WriteAsync(fold.Fold, stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing.WaitAsync(Wait.Limit));
    }

    [Fact]
    public void Whatever_fails_in_between_cache_and_readers_end_with_the_same_totals() => Prop.ForAll(
        Gen.Elements("cache away", "cache back", "cache lost", "bus away", "bus back", "second", "change", "change", "announce", "standby")
            .ListOf().ToArbitrary(),
        events => new TotalsPublisherTests().EndsWellAsync(events).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    private async Task<bool> EndsWellAsync(IEnumerable<string> events)
    {
        fold.Apply([.. Leaves.Take(Opening)], change => publisher.Note(change, fold.Fold.Tally));
        publisher.KeepReady(fold.Fold);
        foreach (var name in events) await PlayAsync(name);
        (cache.Failure, bus.Failure) = (null, null);
        clock.Advance(Second);
        await publisher.AnnounceAsync(default);
        var reader = new TotalsTable();
        var steps = Published.ConvertAll(reader.Apply);
        if (steps[^1] == TotalsStep.Gap) reader.Apply((await cache.ReadAsync(default))!);
        var all = latest.All()!;
        return all.Equals(await cache.ReadAsync(default)) && all.AsOf.Equals(reader.AsOf)
            && all.Totals.All(row => row.Equals(reader.Find(row.Contest, row.Area)));
    }

    private async Task PlayAsync(string name)
    {
        if (name == "cache away") cache.Failure = new IOException("The cache is gone.");
        if (name == "cache back") cache.Failure = null;
        if (name == "cache lost") cache.Lose();
        if (name == "bus away") bus.Failure = new IOException("The broker is gone.");
        if (name == "bus back") bus.Failure = null;
        if (name == "second") clock.Advance(Second);
        if (name == "announce") await publisher.AnnounceAsync(default);
        if (name == "standby") publisher.KeepReady(fold.Fold);
        if (name == "change") await WriteUpToAsync(Math.Min((int)fold.Position + 1, Leaves.Count));
    }

    private async Task WriteUpToAsync(int size)
    {
        fold.Apply([.. Leaves.Take(size).Skip((int)fold.Position)], change => publisher.Note(change, fold.Fold.Tally));
        await publisher.WriteAsync(fold.Fold, default);
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Script()
    {
        var script = new LedgerScript(Election);
        for (var precinct = 0; precinct < 12; precinct++) script.Add(Election, precinct);
        return script.Leaves;
    }
}
