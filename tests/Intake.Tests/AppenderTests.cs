using Tabulation.ElectionKit;

namespace Tabulation.Intake.Tests;

public sealed class AppenderTests : IAsyncLifetime
{
    private readonly SmallElection election = new();
    private Desk desk = null!;

    public async Task InitializeAsync() => desk = await Desk.OpenAsync(election);

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_batch_lost_before_it_was_written_acknowledges_nothing_and_the_next_one_goes_on()
    {
        var size = desk.Ledger.Size;
        desk.Ledger.FailBeforeCommit = true;
        var envelope = election.North.Sign(election.Result(0));
        await Assert.ThrowsAsync<IOException>(() => desk.SubmitAsync(envelope));
        Assert.Equal(size, desk.Ledger.Size);
        Assert.Equal(size, (await desk.SubmitAsync(envelope)).Recorded!.Position);
        Assert.Equal(size + 1, (await desk.SubmitAsync(election.North.Sign(election.Result(1)))).Recorded!.Position);
    }

    [Fact]
    public async Task A_batch_written_whose_outcome_was_lost_acknowledges_nothing_and_is_then_found_there()
    {
        var size = desk.Ledger.Size;
        desk.Ledger.FailAfterCommit = true;
        var envelope = election.North.Sign(election.Result(0));
        await Assert.ThrowsAsync<IOException>(() => desk.SubmitAsync(envelope));
        Assert.Equal(size + 1, desk.Ledger.Size);
        Assert.Equal(size, (await desk.SubmitAsync(envelope)).Recorded!.Position);
        Assert.Equal(size + 1, (await desk.SubmitAsync(election.North.Sign(election.Result(1)))).Recorded!.Position);
    }

    [Fact]
    public async Task After_a_batch_was_lost_a_first_result_is_judged_as_a_first_one()
    {
        desk.Ledger.FailBeforeCommit = true;
        await Assert.ThrowsAsync<IOException>(() => desk.SubmitAsync(election.North.Sign(election.Result(0))));
        Assert.NotNull((await desk.SubmitAsync(election.North.Sign(election.Result(0, variant: 1)))).Recorded);
    }

    [Fact]
    public async Task A_registry_lost_while_it_was_completed_is_not_taken_for_complete()
    {
        var fresh = new SmallElection();
        var ledger = new FakeLedger { FailBeforeCommit = true };
        await Assert.ThrowsAsync<IOException>(() => Desk.OpenAsync(fresh, ledger));
        await using var again = await Desk.OpenAsync(fresh, ledger);
        Assert.NotNull((await again.SubmitAsync(fresh.North.Sign(fresh.Result(0)))).Recorded);
    }

    [Fact]
    public async Task A_refused_statement_does_not_touch_the_others_of_its_bundle()
    {
        var bad = election.Result(1);
        bad.PrecinctResult.Votes[0] = -1;
        var together = new SignedTogether(election.North, [election.Result(0), bad, election.Result(3)]);
        var submissions = await desk.SubmitAsync(together.ToBundle());
        Assert.Equal([true, false, true], submissions.Select(submission => submission.Recorded is not null));
        Assert.Equal("NEGATIVE_FIGURE", submissions[1].Refusal!.Findings[0].Rule);
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_where_it_was()
    {
        var envelope = election.North.Sign(election.Result(0));
        var recorded = (await desk.SubmitAsync(envelope)).Recorded!;
        await using var again = await Desk.OpenAsync(election, desk.Ledger);
        var repeated = (await again.SubmitAsync(envelope)).Recorded!;
        Assert.Equal((recorded.Position, recorded.LeafHash, recorded.RecordedAt), (repeated.Position, repeated.LeafHash, repeated.RecordedAt));
        var second = await again.SubmitAsync(election.North.Sign(election.Result(0, variant: 1)));
        Assert.Equal("REPLACES_NOT_CURRENT", second.Refusal!.Findings[0].Rule);
    }

    [Fact]
    public async Task What_gathers_is_appended_together()
    {
        var batches = desk.Ledger.Batches;
        await Task.WhenAll(Enumerable.Range(0, 40).Where(SmallElection.IsNorth).Select(precinct => desk.SubmitAsync(election.North.Sign(election.Result(precinct)))));
        Assert.InRange(desk.Ledger.Batches - batches, 1, 27);
        Assert.Equal(27, desk.Ledger.Size - 2);
    }
}
