using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>What <see cref="ILedgerReader"/> promises.</summary>
public abstract class ReadContract(ILedgerStore store) : LedgerContract(store)
{
    private readonly ToyAdmission _admission = new();

    [Fact]
    public async Task An_empty_ledger_has_an_empty_head_and_nothing_to_read() => await AssertHolds(Ledger, []);

    [Theory]
    [InlineData(0, 10, 1_000, 0, 5)]
    [InlineData(2, 2, 1_000, 2, 2)]
    [InlineData(0, 10, 200, 0, 2)]
    [InlineData(0, 10, 199, 0, 1)]
    [InlineData(4, 10, 1, 4, 1)]
    [InlineData(5, 10, 1_000, 5, 0)]
    [InlineData(long.MaxValue, 10, 1_000, 0, 0)]
    public async Task Reading_keeps_to_its_limits_but_gives_one_if_there_is_one(long from, int most, int bytes, int first, int count)
    {
        _admission.LeafLength = 100;
        await _admission.AppendTo(Ledger, 1, 2, 3, 4, 5);
        var leaves = await Ledger.ReadAsync(from, most, bytes, default);
        Assert.Equal(_admission.Leaves.Skip(first).Take(count), leaves.Select(leaf => leaf.ToArray()));
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    public async Task Reading_before_the_start_or_nothing_at_all_is_a_mistake(long from, int most, int bytes) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Ledger.ReadAsync(from, most, bytes, default));

    [Fact]
    public async Task Statements_are_found_in_the_order_asked_for_and_null_stands_for_those_that_are_not_there()
    {
        _admission.Refuses = (number, _) => number == 7;
        await _admission.AppendTo(Ledger, 1, 7, 2);
        var found = await Ledger.FindAsync(ToyStatement.Ids(2, 7, 1, 99, 2), default);
        Assert.Equal([1L, null, 0L, null, 1L], found.Select(entry => entry?.Position));
        AssertEntry(_admission.Leaves, 1, found[0]);
        Assert.Empty(await Ledger.FindAsync([], default));
    }

    [Fact]
    public async Task Waiting_ends_with_the_entry_waited_for()
    {
        var first = Ledger.WaitForAsync(0, default);
        var third = Ledger.WaitForAsync(2, default);
        await _admission.AppendTo(Ledger, 1, 2);
        await first.WaitAsync(Wait.Limit);
        Assert.False(third.IsCompleted);
        await _admission.AppendTo(Ledger, 3);
        await third.WaitAsync(Wait.Limit);
        await Ledger.WaitForAsync(1, default).WaitAsync(Wait.Limit);
    }

    [Fact]
    public async Task Waiting_ends_at_once_for_what_was_there_when_the_ledger_was_opened()
    {
        await _admission.AppendTo(Ledger, 1);
        await ReopenAsync();
        await Ledger.WaitForAsync(0, default).WaitAsync(Wait.Limit);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        using var source = new CancellationTokenSource();
        var waiting = Ledger.WaitForAsync(0, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Waiting_before_the_start_is_a_mistake() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Ledger.WaitForAsync(-1, default));

    [Fact]
    public async Task Waiting_ends_when_the_ledger_is_closed()
    {
        var waiting = Ledger.WaitForAsync(0, default);
        await Store.CloseAsync(Ledger);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Wait.Limit));
    }

    [Fact]
    public async Task A_closed_ledger_answers_nothing()
    {
        await Store.CloseAsync(Ledger);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ledger.HeadAsync(default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ledger.ReadAsync(0, 1, 1, default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ledger.FindAsync([], default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ledger.WaitForAsync(0, default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _admission.AppendTo(Ledger, 1));
        Assert.Empty(_admission.Calls);
    }
}
