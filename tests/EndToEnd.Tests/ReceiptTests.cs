using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>What an outsider with the entries and Intake's public key can check.</summary>
public sealed class ReceiptTests(SharedElection shared) : IClassFixture<SharedElection>
{
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public async Task A_receipt_names_the_position_time_verdict_and_leaf_hash_of_the_entry_that_is_there()
    {
        var envelopes = new[] { election.North.Sign(election.Result(0)), election.North.Sign(election.Overfull(1)), election.South.Sign(election.Result(2)) };
        foreach (var envelope in envelopes)
        {
            var answer = await client.SubmitAsync(envelope);
            Assert.Equal<ByteString>(election.Id, answer.ElectionId);
            Assert.Equal<ByteString>(envelope.Id(), answer.StatementId);
            var leaf = (await client.EntriesAsync())[(int)answer.Receipt.Position];
            Assert.Equal(Rfc6962.LeafHash(leaf.Span).ToArray(), answer.Receipt.LeafHash.ToByteArray());
            var entry = Entry.Parser.ParseFrom(leaf);
            Assert.Equal((entry.Position, entry.RecordedAt, entry.Verdict), (answer.Receipt.Position, answer.Receipt.RecordedAt, answer.Receipt.Verdict));
            Assert.Equal(envelope, entry.Envelope);
        }
    }

    [Fact]
    public async Task The_signed_head_is_the_tree_over_the_entries()
    {
        await shared.Running.SubmitAsync(election.Results(Enumerable.Range(10, 30)));
        var entries = await client.EntriesAsync();
        Assert.True(Heads.TryRead((await client.Ledger.GetHeadAsync(new GetHeadRequest())).Head, out var head));
        Assert.Equal(entries.Count, head.Head.Size);
        Assert.Equal(RootOf([.. entries.Select(entry => Rfc6962.LeafHash(entry.Span))]), head.Head.Root);
        Assert.True(head.IsSignedBy(client.IntakeKey));
    }

    [Fact]
    public async Task Entries_can_be_read_from_any_position_and_followed()
    {
        var all = await client.EntriesAsync();
        using var call = client.Ledger.Read(new ReadRequest { From = (ulong)all.Count - 1, Limit = 2, Follow = true });
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(((ulong)all.Count - 1, all[^1]), (call.ResponseStream.Current.From, Assert.Single(call.ResponseStream.Current.Entries)));
        await client.SubmitAsync(election.North.Sign(election.Result(45)));
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal((ulong)all.Count, call.ResponseStream.Current.From);
        Assert.False(await call.ResponseStream.MoveNext(default));
    }

    /// <summary>RFC 6962, section 2.1, word by word.</summary>
    private static Hash256 RootOf(ReadOnlySpan<Hash256> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length) split *= 2;
        return Rfc6962.NodeHash(RootOf(leaves[..split]), RootOf(leaves[split..]));
    }
}
