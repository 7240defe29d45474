using Tabulation.Domain.Ids;
using static Tabulation.Ledger.AppendOutcome;

namespace Tabulation.Ledger.Tests;

/// <summary>What <see cref="ILedger.AppendAsync"/> promises.</summary>
public abstract class AppendContract(ILedgerStore store) : LedgerContract(store)
{
    private readonly ToyAdmission _admission = new();

    [Fact]
    public async Task Entries_stand_in_the_order_handed_in_at_the_positions_from_the_head_on()
    {
        var first = await _admission.AppendTo(Ledger, 3, 1, 2);
        var second = await _admission.AppendTo(Ledger, 9, 4);
        Assert.Equal([0L, 1, 2, 3, 4], first.Statements.Concat(second.Statements).Select(statement => statement.Entry!.Position));
        Assert.All(first.Statements, statement => Assert.Equal(Appended, statement.Outcome));
        Assert.Equal([3, 1, 2, 9, 4], _admission.Leaves.Select(leaf => ToyLeaf.Read(leaf).Number));
        await AssertHolds(Ledger, _admission.Leaves);
    }

    [Fact]
    public async Task The_result_says_what_was_stored()
    {
        var result = await _admission.AppendTo(Ledger, 3, 1);
        for (var i = 0; i < 2; i++)
            AssertEntry(_admission.Leaves, i, result.Statements[i].Entry);
        AssertSame(await Ledger.HeadAsync(default), result.Head);
    }

    [Fact]
    public async Task The_same_statement_again_gets_the_same_entry_without_being_judged()
    {
        await _admission.AppendTo(Ledger, 1, 2);
        var again = await _admission.AppendTo(Ledger, 2, 3, 1);
        Assert.Equal([Repeated, Appended, Repeated], again.Statements.Select(statement => statement.Outcome));
        AssertEntry(_admission.Leaves, 1, again.Statements[0].Entry);
        AssertEntry(_admission.Leaves, 0, again.Statements[2].Entry);
        Assert.Equal(["begin", "admit 1", "admit 2", "sign", "begin", "admit 3", "sign"], _admission.Calls);
    }

    [Fact]
    public async Task The_same_statement_twice_in_a_batch_is_appended_once()
    {
        var result = await _admission.AppendTo(Ledger, 1, 1, 2, 1);
        Assert.Equal([Appended, Repeated, Appended, Repeated], result.Statements.Select(statement => statement.Outcome));
        Assert.Equal([0L, 0, 1, 0], result.Statements.Select(statement => statement.Entry!.Position));
        await AssertHolds(Ledger, _admission.Leaves);
    }

    [Fact]
    public async Task A_refused_statement_takes_no_position_and_is_judged_anew_each_time()
    {
        _admission.Refuses = (number, position) => number == 7 && position < 2;
        var result = await _admission.AppendTo(Ledger, 7, 1, 7, 2, 7);
        Assert.Equal([Refused, Appended, Refused, Appended, Appended], result.Statements.Select(statement => statement.Outcome));
        Assert.Equal([null, 0L, null, 1L, 2L], result.Statements.Select(statement => statement.Entry?.Position));
        await AssertHolds(Ledger, _admission.Leaves);
    }

    [Fact]
    public async Task A_batch_of_repeats_and_refusals_writes_nothing()
    {
        _admission.Refuses = (number, _) => number == 7;
        var before = await _admission.AppendTo(Ledger, 1);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await _admission.AppendTo(Ledger, 7, 1);
        Assert.Equal([Refused, Repeated], after.Statements.Select(statement => statement.Outcome));
        AssertSame(before.Head, after.Head);
        AssertSame(before.Head, await Ledger.HeadAsync(default));
        Assert.Equal(1, _admission.Calls.Count(call => call == "sign"));
        Assert.Equal(2, (await _admission.AppendTo(Ledger, 2)).Head.Size);
        await AssertHolds(Ledger, _admission.Leaves);
    }

    [Fact]
    public async Task An_empty_batch_only_replays()
    {
        await _admission.AppendTo(Ledger, 1, 2);
        var fresh = new ToyAdmission();
        var result = await fresh.AppendTo(Ledger);
        Assert.Empty(result.Statements);
        Assert.Equal(2, result.Head.Size);
        Assert.Equal(_admission.Leaves, fresh.Leaves);
    }

    [Fact]
    public async Task The_recorded_time_is_the_clocks_but_never_falls()
    {
        var start = Now;
        await _admission.AppendTo(Ledger, 1, 2);
        Clock.Advance(TimeSpan.FromHours(-1));
        await _admission.AppendTo(Ledger, 3);
        Clock.Advance(TimeSpan.FromHours(2));
        var result = await _admission.AppendTo(Ledger, 4);
        Assert.Equal([start, start, start, Now], _admission.Leaves.Select(leaf => ToyLeaf.Read(leaf).RecordedAt));
        Assert.Equal(Now, result.Head.RecordedAt);
        await AssertHolds(Ledger, _admission.Leaves);
    }

    [Fact]
    public async Task What_an_admission_has_not_seen_is_replayed_to_it_before_its_batch()
    {
        await _admission.AppendTo(Ledger, 1, 2, 3);
        var other = new ToyAdmission();
        await other.AppendTo(Ledger, 4, 2);
        Assert.Equal(["replay", "replay", "replay", "begin", "admit 4", "sign"], other.Calls);
        await _admission.AppendTo(Ledger, 5);
        await other.AppendTo(Ledger, 6);
        Assert.Equal([1, 2, 3, 4, 5, 6], other.Leaves.Select(leaf => ToyLeaf.Read(leaf).Number));
        await AssertHolds(Ledger, other.Leaves);
    }

    [Fact]
    public async Task An_admission_that_has_seen_more_than_there_is_is_turned_away()
    {
        var ahead = new ToyAdmission();
        ahead.Replay(new ToyLeaf(0, Now, 1).ToBytes());
        await Assert.ThrowsAsync<LedgerCorruptException>(() => ahead.AppendTo(Ledger, 2));
        await AssertHolds(Ledger, []);
    }

    [Theory]
    [InlineData("admit 4")]
    [InlineData("sign")]
    public async Task Where_the_admission_throws_nothing_happened(string call)
    {
        await _admission.AppendTo(Ledger, 1);
        _admission.Inside = name => Fail(name == call);
        await Assert.ThrowsAsync<ToyFailureException>(() => _admission.AppendTo(Ledger, 2, 1, 4));
        Assert.Equal("rollback", _admission.Calls[^1]);
        await AssertHolds(Ledger, _admission.Leaves);
        _admission.Inside = null;
        await _admission.AppendTo(Ledger, 2, 1, 4);
        Assert.Equal(3, _admission.Position);
        await AssertHolds(Ledger, _admission.Leaves);
    }

    [Fact]
    public async Task Where_a_replay_throws_the_batch_is_not_begun()
    {
        await _admission.AppendTo(Ledger, 1);
        var other = new ToyAdmission { Inside = name => Fail(name == "replay") };
        await Assert.ThrowsAsync<ToyFailureException>(() => other.AppendTo(Ledger, 2));
        Assert.Equal(["replay"], other.Calls);
        await AssertHolds(Ledger, _admission.Leaves);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    public async Task A_leaf_has_1_to_65535_bytes(int length)
    {
        var admission = new OddAdmission(new byte[length], 1);
        await Ledger.AppendAsync([ToyStatement.Id(1)], admission, default);
        Assert.Equal(length, (await Ledger.ReadAsync(0, 1, 1, default))[0].Length);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(65_536, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(null, 1)]
    public async Task A_leaf_of_another_length_or_an_admission_that_loses_count_stops_the_batch(int? length, int moves)
    {
        var admission = new OddAdmission(length is { } l ? new byte[l] : null, moves);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.AppendAsync([ToyStatement.Id(1)], admission, default));
        Assert.Equal(0, admission.Position);
        await AssertHolds(Ledger, []);
    }

    [Fact]
    public async Task Everything_is_there_after_opening_anew()
    {
        await _admission.AppendTo(Ledger, 1, 2, 3);
        await ReopenAsync();
        await AssertHolds(Ledger, _admission.Leaves);
        Assert.Equal(Repeated, (await _admission.AppendTo(Ledger, 2, 4)).Statements[0].Outcome);
        await ReopenAsync();
        await AssertHolds(Ledger, _admission.Leaves);
    }

    private static void AssertSame(LedgerHead expected, LedgerHead actual)
    {
        Assert.Equal(expected.Tree, actual.Tree);
        Assert.Equal(expected.RecordedAt, actual.RecordedAt);
        Assert.Equal(expected.Signature.ToArray(), actual.Signature.ToArray());
    }

    private static void Fail(bool now)
    {
        if (now)
            throw new ToyFailureException();
    }
}
