using Google.Protobuf;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>The same statement again changes nothing and gets the same receipt.</summary>
public sealed class RepeatTests(SharedElection shared) : IClassFixture<SharedElection>
{
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public async Task Everything_submitted_twice_gets_the_same_receipts_and_leaves_totals_and_ledger_as_they_were()
    {
        var batches = election.Results(Enumerable.Range(0, 20));
        var first = Receipts(await shared.Running.SubmitAsync(batches));
        var (totals, head) = (await client.CountedAsync(), await client.HeadAsync());
        Assert.Equal(first, Receipts(await shared.Running.SubmitAsync(batches)));
        Assert.Equal(head, await client.HeadAsync());
        Assert.Equal(totals, await client.CountedAsync());
    }

    [Fact]
    public async Task The_election_opened_again_changes_nothing()
    {
        var head = await client.HeadAsync();
        await shared.Running.OpenAsync();
        Assert.Equal(head, await client.HeadAsync());
    }

    [Fact]
    public async Task A_repeat_on_the_other_way_in_or_under_another_signature_gets_the_same_receipt()
    {
        var together = new SignedTogether(election.North, [election.Result(30), election.Result(31)]);
        var streamed = await client.SubmitManyAsync(new SubmitManyRequest { Bundle = together.ToBundle() });
        Assert.Equal(streamed[0].ToByteString(), (await client.SubmitAsync(together.ToEnvelope(0))).ToByteString());
        Assert.Equal(streamed[1].ToByteString(), (await client.SubmitAsync(election.North.Sign(election.Result(31)))).ToByteString());
    }

    [Fact]
    public async Task A_statement_twice_in_one_bundle_is_recorded_once()
    {
        var size = (await client.HeadAsync()).Size;
        var together = new SignedTogether(election.North, [election.Result(33), election.Result(34), election.Result(33)]);
        var answers = await client.SubmitManyAsync(new SubmitManyRequest { Bundle = together.ToBundle() });
        Assert.Equal(answers[0], answers[2]);
        Assert.Equal(size + 2, (await client.HeadAsync()).Size);
    }

    [Fact]
    public async Task Two_clients_submitting_the_same_at_once_get_the_same_receipts_and_it_is_recorded_once()
    {
        var size = (await client.HeadAsync()).Size;
        var batches = election.Results(Enumerable.Range(36, 24), together: 2);
        var both = await Task.WhenAll(shared.Running.SubmitAsync(batches), shared.Running.SubmitAsync(batches.Reverse()));
        Assert.Equal(Receipts(both[0]), Receipts(both[1]));
        Assert.Equal(size + 24, (await client.HeadAsync()).Size);
    }

    /// <summary>The answers' bytes by statement; a receipt each.</summary>
    internal static SortedDictionary<string, ByteString> Receipts(IEnumerable<AnsweredStatement> answered)
    {
        var receipts = new SortedDictionary<string, ByteString>();
        foreach (var answer in answered)
        {
            Assert.True(answer.IsRecorded);
            receipts.Add(answer.Id.ToString(), answer.Answer.ToByteString());
        }

        return receipts;
    }
}
