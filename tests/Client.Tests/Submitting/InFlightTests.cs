using Tabulation.Client.Submitting;

namespace Tabulation.Client.Tests.Submitting;

public sealed class InFlightTests
{
    private readonly InFlight inFlight = new(10, TimeProvider.System);
    private readonly List<long> tags = [];

    [Fact]
    public async Task A_batch_waits_until_there_is_room()
    {
        await inFlight.AdmitAsync(Statements.Batch(1, 2, 3, 4, 5, 6), default);
        var second = inFlight.AdmitAsync(Statements.Batch(7, 8, 9, 10, 11), default).AsTask();
        Assert.False(second.IsCompleted);
        inFlight.Answer(Statements.Batch(3).Ids[0], tags);
        inFlight.Release();
        await second;
        Assert.Equal(10, inFlight.Count);
    }

    [Fact]
    public async Task A_batch_larger_than_the_bound_goes_alone()
    {
        await inFlight.AdmitAsync(Statements.Batch([.. Enumerable.Range(0, 20)]), default);
        Assert.False(inFlight.AdmitAsync(Statements.Batch(20), default).AsTask().IsCompleted);
        Assert.Equal(20, inFlight.Count);
    }

    [Fact]
    public async Task What_is_unanswered_stays_in_the_order_sent()
    {
        SignedBatch[] batches = [Statements.Batch(1, 2), Statements.Batch(3), Statements.Batch(4, 5)];
        foreach (var batch in batches) await inFlight.AdmitAsync(batch, default);
        inFlight.Answer(batches[0].Ids[0], tags);
        inFlight.Answer(batches[1].Ids[0], tags);
        Assert.Equal([batches[0], batches[2]], inFlight.Unanswered);
    }

    [Fact]
    public void An_answer_to_nothing_that_waits_has_no_tags()
    {
        tags.Add(1);
        inFlight.Answer(Statements.Batch(1).Ids[0], tags);
        Assert.Empty(tags);
    }

    [Fact]
    public async Task There_is_no_silence_while_nothing_waits()
    {
        Assert.Equal(TimeSpan.Zero, inFlight.Silence);
        await inFlight.AdmitAsync(Statements.Batch(1), default);
        Assert.True(SpinWait.SpinUntil(() => inFlight.Silence > TimeSpan.Zero, TimeSpan.FromSeconds(30)));
    }
}
