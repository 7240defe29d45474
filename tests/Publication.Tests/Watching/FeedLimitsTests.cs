using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>How long a message may be, how long one may take nothing, and how many may read.</summary>
public sealed class FeedLimitsTests : FeedScene
{
    private static readonly string[] Areas = ["", "N", "S"];

    [Fact]
    public void Totals_too_many_for_one_message_come_in_several_and_none_is_missing_for_who_leaves_between()
    {
        var wide = Enumerable.Range(0, 200_000).Select(number => (ulong)number + 1_000_000).ToArray();
        Board.Apply(Wide(0, 5, wide));
        using var reader = Open();
        var parts = new List<WatchResponse> { reader.Take(), reader.Take(), reader.Take() };
        Assert.Equal([WatchKind.Snapshot, WatchKind.Change, WatchKind.Change], parts.Select(part => part.Kind));
        Assert.Equal(Areas, parts.SelectMany(part => part.Totals).Select(row => row.Area));
        Assert.Equal((WatchKind.Current, 5UL), reader.Next());
        Board.Apply(Wide(5, 6, wide));
        Room.Advance();
        foreach (var (left, kind) in new[] { (parts[1], WatchKind.Snapshot), (reader.Take(), WatchKind.Change) })
        {
            using var again = Open(left.ResumeToken);
            var all = new List<WatchResponse> { again.Take(), again.Take(), again.Take() };
            Assert.Equal(kind, all[0].Kind);
            Assert.Equal(Areas, all.SelectMany(part => part.Totals).Select(row => row.Area));
        }
    }

    [Fact]
    public async Task Who_takes_nothing_is_let_go_with_the_token_of_the_last_message_and_others_are_not()
    {
        Apply(0, 5, ("", 2));
        using var patient = OpenFeed();
        using var stuck = OpenFeed();
        var all = patient.ReadAllAsync(default).GetAsyncEnumerator();
        foreach (var kind in new[] { WatchKind.Snapshot, WatchKind.Current })
        {
            Assert.True(await all.MoveNextAsync());
            Assert.Equal(kind, all.Current.Content.Kind);
        }

        var waiting = all.MoveNextAsync().AsTask();
        var some = stuck.ReadAllAsync(default).GetAsyncEnumerator();
        Assert.True(await some.MoveNextAsync());
        Clock.Advance(TimeSpan.FromSeconds(59));
        Beats(2);
        Assert.False(stuck.Stopped.IsCompleted);
        Assert.True(await waiting.WaitAsync(Wait.Limit));
        waiting = all.MoveNextAsync().AsTask();
        Clock.Advance(TimeSpan.FromSeconds(2));
        Room.Beat();
        Assert.True(stuck.Stopped.IsCompleted);
        Assert.Equal(some.Current.Content.ResumeToken, stuck.Token);
        Assert.False(patient.Stopped.IsCompleted);
        Assert.False(await some.MoveNextAsync());
    }

    [Fact]
    public void No_more_read_than_may_and_who_leaves_makes_room()
    {
        Apply(0, 5, ("", 2));
        using (var first = Open())
        {
            using var second = Open();
            using var third = Open();
            var refusal = Assert.Throws<RpcException>(() => OpenFeed());
            Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_SUBSCRIBERS"), (refusal.StatusCode, refusal.GetDetail<Google.Rpc.ErrorInfo>()!.Reason));
        }

        Assert.Equal(0, Room.Count);
        using var later = Open();
        Assert.Equal((WatchKind.Snapshot, 5UL), later.Next(""));
    }

    private static TotalsChanged Wide(ulong from, ulong to, ulong[] votes)
    {
        var change = Changes.Of(from, to, [.. Areas.Select(area => (area, to))]);
        foreach (var row in change.Totals) row.Votes.Add(votes);
        return change;
    }
}
