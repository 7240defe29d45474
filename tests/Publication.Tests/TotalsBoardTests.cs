using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.TotalsCache;

namespace Tabulation.Publication.Tests;

public sealed class TotalsBoardTests
{
    private static readonly (string Contest, string Area)[] Keys = [("list", ""), ("list", "N"), ("list", "S")];
    private readonly TotalsBoard board = new();

    [Fact]
    public void Before_any_totals_there_is_no_view()
    {
        Assert.Null(board.AsOf);
        Assert.Null(board.Read(Keys));
    }

    [Fact]
    public void Readers_get_all_or_what_changed_after_a_position_in_the_order_they_asked_for()
    {
        board.Apply(Change(0, 5, ("S", 1), ("N", 1), ("", 2)));
        board.Apply(Change(5, 6, ("N", 2), ("", 3)));
        board.Apply(Change(6, 8, ("S", 4), ("", 6)));
        Assert.Equal(["", "N", "S"], Areas(0));
        Assert.Equal(["", "N", "S"], Areas(5));
        Assert.Equal(["", "S"], Areas(6));
        Assert.Empty(Areas(8));
        Assert.Equal(6UL, board.Read(Keys)!.Rows[0].Votes[0]);
    }

    [Fact]
    public void After_a_gap_the_old_totals_stay_marked_as_behind_until_a_full_change_comes()
    {
        board.Apply(Change(0, 5, ("", 2)));
        Assert.Equal(TotalsStep.Gap, board.Apply(Change(7, 8, ("", 9))));
        Assert.Equal((5UL, true), (board.AsOf!.Position, board.AsOf.Rebuilding));
        Assert.Equal(2UL, board.Read(Keys)!.Rows[0].Votes[0]);
        board.Apply(Change(0, 8, ("", 9)));
        Assert.Equal((8UL, false), (board.AsOf.Position, board.AsOf.Rebuilding));
    }

    [Fact]
    public void Whoever_waits_is_woken_by_the_next_change_and_not_by_an_old_one()
    {
        board.Apply(Change(0, 5, ("", 2)));
        var view = board.Read(Keys)!;
        board.Apply(Change(4, 5, ("", 2)));
        Assert.False(view.Moved.IsCompleted);
        board.Apply(Change(5, 6, ("", 3)));
        Assert.True(view.Moved.IsCompleted);
        Assert.False(board.Moved.IsCompleted);
    }

    private IEnumerable<string> Areas(ulong after) => board.Read(Keys, after)!.Rows.Select(row => row.Area);

    /// <summary>From 0 it is a full one.</summary>
    private static TotalsChanged Change(ulong from, ulong to, params (string Area, ulong Votes)[] rows) => new()
    {
        AsOf = new AsOf { ElectionId = ByteString.CopyFrom(new byte[32]), Position = to, FoldVersion = 1 },
        From = from,
        Full = from == 0,
        Totals = { rows.Select(row => new AreaTotals { Contest = "list", Area = row.Area, Votes = { row.Votes } }) },
    };
}
