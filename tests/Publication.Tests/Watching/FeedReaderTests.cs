using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Publication.Watching;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>A reader that is slow, whose token is ahead or cannot be honoured, or for which there is nothing to say.</summary>
public sealed class FeedReaderTests : FeedScene
{
    [Fact]
    public void A_snapshot_comes_first_then_current_then_changes()
    {
        Apply(0, 5, ("", 2), ("N", 1), ("S", 1));
        using var reader = Open();
        Assert.Equal((WatchKind.Snapshot, 5UL), reader.Next("", "N", "S"));
        Assert.Equal((WatchKind.Current, 5UL), reader.Next());
        reader.Nothing();
        Apply(5, 6, ("N", 2), ("", 3));
        Assert.Equal((WatchKind.Change, 6UL), reader.Next("", "N"));
        reader.Nothing();
    }

    [Fact]
    public void Readers_that_keep_up_get_the_very_same_message()
    {
        Apply(0, 5, ("", 2));
        using var one = Open();
        using var other = Open(null, new TotalsFilter { Contests = { SmallElection.List, SmallElection.List }, Depth = 1 });
        Assert.Same(one.TakeMessage(), other.TakeMessage());
        (_, _) = (one.Take(), other.Take());
        for (ulong position = 5; position < 9; position++)
        {
            Apply(position, position + 1, ("", position));
            Assert.Same(one.TakeMessage(), other.TakeMessage());
        }
    }

    [Fact]
    public void A_slow_reader_gets_the_changes_it_missed_as_one()
    {
        Apply(0, 5, ("", 2), ("N", 1), ("S", 1));
        using var reader = Open();
        using var slow = Open();
        reader.Skip(2);
        slow.Skip(2);
        Apply(5, 6, ("N", 2), ("", 3));
        for (ulong position = 6; position < 20; position++)
        {
            Apply(position, position + 1, ("S", position), ("", position + 2));
            reader.Skip(1);
        }

        Assert.Equal((WatchKind.Change, 20UL), slow.Next("", "N", "S"));
        slow.Nothing();
    }

    [Fact]
    public void Who_comes_back_gets_what_changed_since_and_is_told_when_that_is_all()
    {
        Apply(0, 5, ("", 2), ("N", 1), ("S", 1));
        ByteString token;
        using (var reader = Open()) token = reader.Take().ResumeToken;
        Apply(5, 6, ("N", 2), ("", 3));
        using var again = Open(token);
        Assert.Equal((WatchKind.Change, 6UL), again.Next("", "N"));
        Assert.Equal((WatchKind.Current, 6UL), again.Next());
        again.Nothing();
    }

    [Fact]
    public void A_token_ahead_is_waited_for_with_heartbeats_that_stand_where_the_reader_does()
    {
        var token = TokenAt(9);
        Apply(0, 5, ("", 2), ("N", 1), ("S", 1));
        using var reader = Open(token);
        for (ulong beat = 0; beat < 3; beat++)
        {
            reader.Nothing();
            Apply(5 + beat, 6 + beat, ("", beat));
            reader.Nothing();
            Room.Beat();
            var message = reader.Take();
            Assert.Equal((WatchKind.Heartbeat, 0, token), (message.Kind, message.Totals.Count, message.ResumeToken));
            Assert.Equal((9UL, 0UL, true), (message.AsOf.Position, message.AsOf.RecordedAt, message.AsOf.Rebuilding));
        }

        Apply(8, 10, ("S", 2), ("", 4));
        Assert.Equal((WatchKind.Change, 10UL), reader.Next("", "S"));
        Assert.Equal((WatchKind.Current, 10UL), reader.Next());
    }

    [Fact]
    public void A_token_that_cannot_be_honoured_leads_to_a_reset_with_its_reason_and_a_snapshot()
    {
        Apply(0, 5, ("", 2));
        var other = Changes.Of(0, 5).AsOf.Clone();
        other.FoldVersion = 7;
        foreach (var (token, reason) in new[]
        {
            (ByteString.CopyFromUtf8("none of ours"), ResetReason.Unreadable),
            (ResumeToken.Of(other, FilterPlan.Normal(Filter), 3, 3), ResetReason.OtherFoldVersion),
            (ResumeToken.Of(other, FilterPlan.Normal(null), 3, 3), ResetReason.OtherFoldVersion),
            (ResumeToken.Of(Changes.Of(0, 5).AsOf, FilterPlan.Normal(null), 3, 3), ResetReason.OtherFilter),
        })
        {
            using var reader = Open(token);
            var reset = reader.Take();
            Assert.Equal((WatchKind.Reset, reason, 0), (reset.Kind, reset.ResetReason, reset.Totals.Count));
            Assert.Equal((WatchKind.Snapshot, 5UL), reader.Next(""));
            Assert.Equal((WatchKind.Current, 5UL), reader.Next());
            using var afterwards = Open(reset.ResumeToken);
            Assert.Equal((WatchKind.Snapshot, 5UL), afterwards.Next(""));
        }
    }

    [Fact]
    public void Another_fold_version_in_the_midst_is_a_reset_even_where_positions_go_back()
    {
        Apply(0, 9, ("", 2), ("N", 2));
        using var reader = Open();
        reader.Skip(2);
        var newer = Changes.Of(0, 5, ("", 1));
        newer.AsOf.FoldVersion = 2;
        Board.Apply(newer);
        Room.Advance();
        Assert.Equal(ResetReason.OtherFoldVersion, reader.Take().ResetReason);
        Assert.Equal((WatchKind.Snapshot, 5UL), reader.Next(""));
        Assert.Equal((WatchKind.Current, 5UL), reader.Next());
        reader.Nothing();
    }

    [Fact]
    public void Without_totals_nothing_is_sent_until_the_first_come()
    {
        using var reader = Open(TokenAt(3));
        Room.Beat();
        reader.Nothing();
        Apply(0, 5, ("", 2));
        Assert.Equal((WatchKind.Change, 5UL), reader.Next(""));
    }

    [Fact]
    public void A_heartbeat_advances_and_says_that_totals_are_being_rebuilt()
    {
        Apply(0, 5, ("", 2));
        using var reader = Open();
        reader.Skip(2);
        Apply(5, 6, ("N.1", 1));
        reader.Nothing();
        Beats(2);
        Assert.Equal((WatchKind.Heartbeat, 6UL), reader.Next());
        Board.Apply(Changes.Of(7, 8, ("", 9)));
        Beats(1);
        var beat = reader.Take();
        Assert.Equal((WatchKind.Heartbeat, 6UL, true), (beat.Kind, beat.AsOf.Position, beat.AsOf.Rebuilding));
        reader.Nothing();
    }

    [Fact]
    public void Who_has_just_been_told_something_needs_no_heartbeat()
    {
        Apply(0, 5, ("", 2));
        using var reader = Open();
        reader.Skip(2);
        Beats(1);
        Apply(5, 6, ("", 3));
        reader.Skip(1);
        Beats(1);
        reader.Nothing();
    }

    [Fact]
    public async Task A_backlog_of_events_is_sent_at_once_while_the_ledger_is_quiet()
    {
        const int Corrections = 1_100;
        var night = new SmallElection(new SmallElectionSettings { Precincts = 3 });
        Ledger.Replace(LongNight.Play(night, Corrections).Leaves);
        using var late = new ChronicleFollower(Ledger, TimeProvider.System, NullLogger<ChronicleFollower>.Instance);
        await late.CatchUpAsync(default);
        using var busy = new FeedRoom(Board, late, new WatchSettings(), Clock);
        Apply(0, 5, ("", 2));
        using var reader = new Pulled(busy.Open(Filter, TokenAt(5, 0), late.Election!));
        var told = new List<Event>();
        while (told.Count < Corrections) told.AddRange(reader.Take().Events);
        Assert.Equal(told.Select(each => each.Position).Distinct().Order(), told.Select(each => each.Position));
        Assert.Equal((WatchKind.Current, 5UL), reader.Next());
    }

    [Fact]
    public async Task An_event_behind_many_that_the_filter_leaves_out_is_told_as_soon_as_it_is_read()
    {
        var night = new SmallElection(new SmallElectionSettings { Precincts = 3 });
        var script = LongNight.Play(night, 1_100);
        script.Add(night.North, night.Result(0, contest: "d1"));
        script.Add(night.North, night.Result(0, 1, "d1").Replacing(script.Last));
        const int Before = 20;
        Ledger.Replace([.. script.Leaves.Take(Before)]);
        using var late = new ChronicleFollower(Ledger, TimeProvider.System, NullLogger<ChronicleFollower>.Instance);
        await late.CatchUpAsync(default);
        using var busy = new FeedRoom(Board, late, new WatchSettings(), Clock);
        Apply(0, 5, ("", 2));
        using var reader = new Pulled(busy.Open(new TotalsFilter { Contests = { "d1" } }, ByteString.Empty, late.Election!));
        reader.Skip(2);
        Ledger.Add([.. script.Leaves.Skip(Before)]);
        await late.CatchUpAsync(default);
        busy.Advance();
        Assert.Equal((ulong)script.Leaves.Count - 1, Assert.Single(reader.Take().Events).Position);
    }
}
