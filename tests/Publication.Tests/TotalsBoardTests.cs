using Tabulation.TotalsCache;

namespace Tabulation.Publication.Tests;

public sealed class TotalsBoardTests
{
    private readonly TotalsBoard board = new();

    [Fact]
    public void Before_any_totals_there_is_no_view()
    {
        Assert.Null(board.AsOf);
        Assert.Null(board.Read(Changes.Keys));
    }

    [Fact]
    public void Readers_get_all_or_what_changed_after_a_position_in_the_order_they_asked_for()
    {
        board.Apply(Changes.Of(0, 5, ("S", 1), ("N", 1), ("", 2)));
        board.Apply(Changes.Of(5, 6, ("N", 2), ("", 3)));
        board.Apply(Changes.Of(6, 8, ("S", 4), ("", 6)));
        Assert.Equal(["", "N", "S"], Areas(0));
        Assert.Equal(["", "N", "S"], Areas(5));
        Assert.Equal(["", "S"], Areas(6));
        Assert.Empty(Areas(8));
        Assert.Equal(6UL, board.Read(Changes.Keys)!.Rows[0].Votes[0]);
    }

    [Fact]
    public void After_a_gap_the_old_totals_stay_marked_as_behind_until_a_full_change_comes()
    {
        board.Apply(Changes.Of(0, 5, ("", 2)));
        Assert.Equal(TotalsStep.Gap, board.Apply(Changes.Of(7, 8, ("", 9))));
        Assert.Equal((5UL, true), (board.AsOf!.Position, board.AsOf.Rebuilding));
        Assert.Equal(2UL, board.Read(Changes.Keys)!.Rows[0].Votes[0]);
        board.Apply(Changes.Of(0, 8, ("", 9)));
        Assert.Equal((8UL, false), (board.AsOf.Position, board.AsOf.Rebuilding));
    }

    [Fact]
    public void Whoever_waits_is_woken_by_the_next_change_and_not_by_an_old_one()
    {
        board.Apply(Changes.Of(0, 5, ("", 2)));
        var view = board.Read(Changes.Keys)!;
        board.Apply(Changes.Of(4, 5, ("", 2)));
        Assert.False(view.Moved.IsCompleted);
        board.Apply(Changes.Of(5, 6, ("", 3)));
        Assert.True(view.Moved.IsCompleted);
        Assert.False(board.Moved.IsCompleted);
    }

    private IEnumerable<string> Areas(ulong after) => board.Read(Changes.Keys, after)!.Rows.Select(row => row.Area);
}
