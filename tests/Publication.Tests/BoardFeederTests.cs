using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests;

/// <summary>Bus and cache lose, fail and fall back: readers see the old totals, marked, until there are newer ones.</summary>
public sealed class BoardFeederTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);
    private readonly TotalsBoard board = new();
    private readonly LosableCache cache = new();
    private readonly LosableCache second = new();
    private readonly SteppedClock clock = new();
    private readonly BoardFeeder feeder;

    public BoardFeederTests() => feeder = new BoardFeeder(board, [cache, second], clock, NullLogger<BoardFeeder>.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => feeder.StopAsync(default);

    public void Dispose() => feeder.Dispose();

    [Fact]
    public async Task At_start_the_totals_are_the_caches()
    {
        await StartAtAsync(5, votes: 2);
        Assert.Equal((5UL, false, 2UL), Seen());
    }

    [Fact]
    public async Task With_nothing_in_the_cache_there_are_no_totals_rather_than_zeros_until_the_first_come()
    {
        await feeder.StartAsync(default);
        await Wait.Until(() => cache.Reads == 1, "the cache to be read");
        Assert.Null(board.Read(Changes.Keys));
        await feeder.EnqueueAsync(Changes.Of(0, 5, ("", 2)), default);
        await StandsAtAsync(5);
        Assert.Equal((5UL, false, 2UL), Seen());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cache_that_cannot_be_read_at_start_is_asked_again(bool timesOut)
    {
        cache.Failure = Failure(timesOut);
        await feeder.StartAsync(default);
        await clock.PassAsync(Silence);
        await Wait.Until(() => cache.Reads == 2, "a second attempt");
        Assert.Null(board.Read(Changes.Keys));
        cache.Failure = null;
        await cache.RewriteAsync(Changes.Of(0, 5, ("", 2)), default);
        await clock.PassAsync(Silence);
        await StandsAtAsync(5);
    }

    [Fact]
    public async Task While_the_bus_is_silent_the_sources_are_asked_every_three_seconds()
    {
        await StartAtAsync(5, votes: 2);
        for (ulong position = 6; position < 9; position++)
        {
            await cache.RewriteAsync(Changes.Of(0, position, ("", position)), default);
            await clock.PassAsync(Silence);
            await StandsAtAsync(position);
            Assert.Equal((position, false, position), Seen());
        }
    }

    [Fact]
    public async Task While_the_bus_is_silent_the_second_source_counts_where_it_is_further_on()
    {
        await StartAtAsync(5, votes: 2);
        await second.RewriteAsync(Changes.Of(0, 9, ("", 7)), default);
        await clock.PassAsync(Silence);
        await StandsAtAsync(9);
        Assert.Equal((9UL, false, 7UL), Seen());
    }

    [Theory]
    [InlineData("down")]
    [InlineData("emptied")]
    [InlineData("behind")]
    public async Task After_a_gap_the_second_source_helps_where_the_cache_does_not(string state)
    {
        await StartAtAsync(5, votes: 2);
        if (state == "down") cache.Failure = Failure(timesOut: false);
        if (state == "emptied") cache.Lose();
        await second.RewriteAsync(Changes.Of(0, 9, ("", 7)), default);
        await feeder.EnqueueAsync(Changes.Of(8, 9, ("", 7)), default);
        await StandsAtAsync(9);
        Assert.Equal((9UL, false, 7UL), Seen());
    }

    [Fact]
    public async Task After_a_gap_that_the_cache_fills_the_second_source_is_left_alone()
    {
        await StartAtAsync(5, votes: 2);
        await Wait.Until(() => second.Reads == 1, "the second source to be read at start");
        await cache.RewriteAsync(Changes.Of(0, 9, ("", 7)), default);
        await feeder.EnqueueAsync(Changes.Of(8, 9, ("", 7)), default);
        await feeder.EnqueueAsync(Changes.Of(9, 10, ("", 8)), default);
        await StandsAtAsync(10);
        Assert.Equal(1, second.Reads);
    }

    [Fact]
    public async Task At_start_with_the_cache_down_the_totals_are_the_second_sources()
    {
        cache.Failure = Failure(timesOut: true);
        await second.RewriteAsync(Changes.Of(0, 5, ("", 2)), default);
        await feeder.StartAsync(default);
        await StandsAtAsync(5);
        Assert.Equal((5UL, false, 2UL), Seen());
    }

    [Fact]
    public async Task An_announcement_further_on_than_the_board_is_a_gap_and_one_where_it_stands_is_none()
    {
        await StartAtAsync(5, votes: 2);
        await feeder.EnqueueAsync(Changes.Of(5, 5), default);
        await feeder.EnqueueAsync(Changes.Of(5, 6, ("", 3)), default);
        await StandsAtAsync(6);
        await feeder.EnqueueAsync(Changes.Of(9, 9), default);
        await Wait.Until(() => board.AsOf!.Rebuilding, "the gap to be noticed");
        Assert.Equal((6UL, true, 3UL), Seen());
        await second.RewriteAsync(Changes.Of(0, 9, ("", 7)), default);
        await clock.PassAsync(Retry);
        await StandsAtAsync(9);
        Assert.Equal((9UL, false, 7UL), Seen());
    }

    [Fact]
    public async Task After_a_gap_the_totals_are_read_anew_from_the_cache()
    {
        await StartAtAsync(5, votes: 2);
        await cache.RewriteAsync(Changes.Of(0, 9, ("", 7)), default);
        await feeder.EnqueueAsync(Changes.Of(8, 9, ("", 7)), default);
        await StandsAtAsync(9);
        Assert.Equal((9UL, false, 7UL), Seen());
    }

    [Theory]
    [InlineData("behind")]
    [InlineData("emptied")]
    [InlineData("failing")]
    [InlineData("timing out")]
    public async Task After_a_gap_readers_see_the_old_totals_rebuilding_for_as_long_as_the_cache_is(string state)
    {
        await StartAtAsync(5, votes: 2);
        if (state == "emptied") cache.Lose();
        if (state is "failing" or "timing out") cache.Failure = Failure(timesOut: state == "timing out");
        await feeder.EnqueueAsync(Changes.Of(8, 9, ("", 7)), default);
        for (var attempt = 2; attempt < 5; attempt++)
        {
            await Wait.Until(() => cache.Reads >= attempt, "the cache to be read");
            Assert.Equal((5UL, true, 2UL), Seen());
            await clock.PassAsync(Retry);
        }

        cache.Failure = null;
        await cache.RewriteAsync(Changes.Of(0, 9, ("", 7)), default);
        await clock.PassAsync(Retry);
        await StandsAtAsync(9);
        Assert.Equal((9UL, false, 7UL), Seen());
    }

    [Fact]
    public async Task A_cache_that_has_caught_up_only_half_way_is_shown_and_asked_again()
    {
        await StartAtAsync(5, votes: 2);
        await feeder.EnqueueAsync(Changes.Of(8, 9, ("", 7)), default);
        await Wait.Until(() => board.AsOf!.Rebuilding, "the gap to be noticed");
        await cache.RewriteAsync(Changes.Of(0, 7, ("", 4)), default);
        await clock.PassAsync(Retry);
        await StandsAtAsync(7);
        await cache.RewriteAsync(Changes.Of(0, 9, ("", 7)), default);
        await clock.PassAsync(Retry);
        await StandsAtAsync(9);
        Assert.Equal((9UL, false, 7UL), Seen());
    }

    [Fact]
    public async Task A_cache_that_falls_back_takes_nothing_away()
    {
        await StartAtAsync(5, votes: 2);
        cache.Lose();
        await cache.RewriteAsync(Changes.Of(0, 3, ("", 1)), default);
        await feeder.EnqueueAsync(Changes.Of(5, 6, ("", 3)), default);
        await StandsAtAsync(6);
        await feeder.EnqueueAsync(Changes.Of(8, 9, ("", 7)), default);
        await Wait.Until(() => board.AsOf!.Rebuilding, "the gap to be noticed");
        Assert.Equal((6UL, true, 3UL), Seen());
    }

    [Fact]
    public async Task Changes_that_come_during_a_rebuild_are_applied_after_it()
    {
        await StartAtAsync(5, votes: 2);
        await feeder.EnqueueAsync(Changes.Of(8, 9, ("", 7)), default);
        await feeder.EnqueueAsync(Changes.Of(9, 10, ("", 8)), default);
        await feeder.EnqueueAsync(Changes.Of(10, 12, ("", 11)), default);
        await Wait.Until(() => board.AsOf!.Rebuilding, "the gap to be noticed");
        await cache.RewriteAsync(Changes.Of(0, 10, ("", 8)), default);
        await clock.PassAsync(Retry);
        await StandsAtAsync(12);
        Assert.Equal((12UL, false, 11UL), Seen());
    }

    [Theory]
    [InlineData("a source")]
    [InlineData("a change")]
    [InlineData("an announcement")]
    public async Task Cut_off_from_the_bus_and_all_sources_readers_see_that_totals_may_be_behind_until_something_is_heard(string heard)
    {
        await StartAtAsync(5, votes: 2);
        await Wait.Until(() => second.Reads == 1, "the second source to be read at start");
        (cache.Failure, second.Failure) = (Failure(timesOut: false), Failure(timesOut: true));
        await clock.PassAsync(Silence);
        await Wait.Until(() => board.AsOf!.Rebuilding, "the silence to be noticed");
        Assert.Equal((5UL, true, 2UL), Seen());
        if (heard == "a source")
        {
            second.Failure = null;
            await second.RewriteAsync(Changes.Of(0, 5, ("", 2)), default);
            await clock.PassAsync(Silence);
        }

        if (heard == "a change") await feeder.EnqueueAsync(Changes.Of(5, 6, ("", 3)), default);
        if (heard == "an announcement") await feeder.EnqueueAsync(Changes.Of(5, 5), default);
        await Wait.Until(() => !board.AsOf!.Rebuilding, "the totals to be current");
    }

    [Fact]
    public async Task While_one_source_can_be_read_nobody_is_cut_off()
    {
        await StartAtAsync(5, votes: 2);
        await Wait.Until(() => second.Reads == 1, "the second source to be read at start");
        second.Failure = Failure(timesOut: false);
        await clock.PassAsync(Silence);
        await Wait.Until(() => second.Reads == 2, "both sources to be asked");
        await clock.PassAsync(Silence);
        Assert.Equal((5UL, false, 2UL), Seen());
    }

    private static Exception Failure(bool timesOut) =>
        timesOut ? new TaskCanceledException("Timed out.") : new IOException("The cache is gone.");

    private async Task StartAtAsync(ulong position, ulong votes)
    {
        await cache.RewriteAsync(Changes.Of(0, position, ("", votes)), default);
        await feeder.StartAsync(default);
        await StandsAtAsync(position);
    }

    private Task StandsAtAsync(ulong position) => Wait.Until(() => board.AsOf?.Position == position, $"the board at {position}");

    /// <summary>What a reader sees of the whole contest.</summary>
    private (ulong Position, bool Rebuilding, ulong Votes) Seen()
    {
        var view = board.Read(Changes.Keys)!;
        return (view.AsOf.Position, view.AsOf.Rebuilding, view.Rows.Single(row => row is { Area: "" }).Votes[0]);
    }
}
