using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>Acknowledged means durable, however the server ends.</summary>
public sealed class CrashTests
{
    private const int Precincts = 400;
    private static readonly SmallElectionSettings Settings = new() { Precincts = Precincts };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Killed_amid_submissions_it_honours_every_receipt_and_ends_with_the_same_totals(int seed)
    {
        await using var running = await RunningElection.StartApartAsync(Settings);
        var batches = running.Election.Results(Enumerable.Range(0, Precincts), together: 3);
        var killAfter = new Random(seed).Next(20, Precincts - 50);
        var acknowledged = await SubmitUntilAsync(running, batches, killAfter, running.Process.KillAsync);

        await running.RestartAsync();
        await AllHonouredAsync(running, batches, acknowledged);
        AssertTotals(running.Election, (await running.Client.CountedAsync()).Totals[0]);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Told_to_stop_amid_submissions_it_exits_with_0_and_loses_nothing_acknowledged(string signal)
    {
        await using var running = await RunningElection.StartApartAsync(Settings);
        var batches = running.Election.Results(Enumerable.Range(0, Precincts), together: 3);
        var acknowledged = await SubmitUntilAsync(running, batches, 60, () => running.Process.Process.Signal(signal));
        Assert.Equal(0, await running.Process.Process.ExitCode());

        await running.RestartAsync();
        await AllHonouredAsync(running, batches, acknowledged);
        AssertTotals(running.Election, (await running.Client.CountedAsync()).Totals[0]);
    }

    [Fact]
    public async Task A_client_goes_on_by_itself_when_the_server_comes_back()
    {
        await using var running = await RunningElection.StartApartAsync(Settings);
        var batches = running.Election.Results(Enumerable.Range(0, Precincts));
        await SubmitUntilAsync(running, batches, 100, running.Process.KillAsync);
        await running.RestartAsync();
        Assert.Equal(Precincts, (await running.SubmitAsync(batches)).Count(answer => answer.IsRecorded));
    }

    /// <summary>Submits one batch after the other, ends the server once so many are acknowledged, and gives back what was acknowledged.</summary>
    private static async Task<SortedDictionary<string, ByteString>> SubmitUntilAsync(
        RunningElection running, IReadOnlyList<SignedBatch> batches, int count, Func<Task> end)
    {
        var acknowledged = new ConcurrentQueue<AnsweredStatement>();
        using var giveUp = new CancellationTokenSource();
        var ending = Task.CompletedTask;
        void Note(AnsweredStatement answer)
        {
            acknowledged.Enqueue(answer);
            if (acknowledged.Count == count) ending = EndAsync(end, giveUp);
        }

        try
        {
            await running.Client.Submitter().SubmitAsync(OneByOne(batches, acknowledged, giveUp.Token), Note, giveUp.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or RpcException)
        {
            // The server is gone; the client was told not to wait for it.
        }

        await ending;
        Assert.InRange(acknowledged.Count, count, Precincts - 1);
        return RepeatTests.Receipts(acknowledged);
    }

    private static async Task EndAsync(Func<Task> end, CancellationTokenSource giveUp)
    {
        await end();
        await giveUp.CancelAsync();
    }

    /// <summary>Not more than a few statements ahead of their answers, so that the server ends in their midst.</summary>
    private static async IAsyncEnumerable<SignedBatch> OneByOne(
        IReadOnlyList<SignedBatch> batches, ConcurrentQueue<AnsweredStatement> acknowledged, [EnumeratorCancellation] CancellationToken giveUp)
    {
        var sent = 0;
        foreach (var batch in batches)
        {
            yield return batch;
            sent += batch.Count;
            while (acknowledged.Count < sent - 12) await Task.Delay(1, giveUp);
        }
    }

    private static async Task AllHonouredAsync(
        RunningElection running, IReadOnlyList<SignedBatch> batches, SortedDictionary<string, ByteString> acknowledged)
    {
        var now = RepeatTests.Receipts(await running.SubmitAsync(batches));
        Assert.Equal(Precincts, now.Count);
        Assert.All(acknowledged, receipt => Assert.Equal(receipt.Value, now[receipt.Key]));
        var before = await running.Client.EntriesAsync();
        Assert.Equal(1 + running.Election.Signed.Pages.Sum(page => page.Count) + Precincts, before.Count);
    }

    /// <summary>Sums reckoned from what was submitted, by nothing that the server uses.</summary>
    private static void AssertTotals(SmallElection election, AreaTotals totals)
    {
        var results = Enumerable.Range(0, Precincts).Select(precinct => election.Result(precinct).PrecinctResult).ToList();
        Assert.Equal((uint)Precincts, totals.PrecinctsCounted);
        Assert.Equal(Enumerable.Range(0, 3).Select(selection => (ulong)results.Sum(result => result.Votes[selection])), totals.Votes);
        Assert.Equal(Enumerable.Range(0, 5).Select(line => (ulong)results.Sum(result => result.Lines[line])), totals.Lines);
    }
}
