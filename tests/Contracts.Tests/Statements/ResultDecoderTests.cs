using Google.Protobuf;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts.Tests;

public class ResultDecoderTests
{
    private readonly Statement statement = new();

    [Fact]
    public void A_result_is_read_and_looked_up()
    {
        var payload = SampleElection.ResultPayload;
        payload.Replaces = ByteString.CopyFrom(Digest.Of("old"u8).ToArray());
        payload.PrecinctResult.AsWritten = true;
        payload.PrecinctResult.Reason = "Recount";
        var bytes = payload.ToByteArray();

        Assert.Null(StatementDecoder.Decode(bytes, SampleElection.Election, statement));

        Assert.Equal(StatementId.OfPayload(bytes), statement.Id);
        Assert.Equal(StatementKind.PrecinctResult, statement.Kind);
        Assert.Same(SampleElection.Election, statement.LookedUpIn);
        Assert.Equal(SampleElection.Election.Id, statement.ElectionId);
        Assert.Equal(new AuthorityIndex(1), statement.Authority);
        Assert.Equal(new StatementId(Digest.Of("old"u8)), statement.Replaces);
        Assert.Equal(new ContestIndex(0), statement.Result.Contest);
        Assert.Equal(new PrecinctIndex(1), statement.Result.Precinct);
        Assert.Equal(new SlotIndex(1), statement.Result.Slot);
        Assert.True(statement.Result.AsWritten);
        Assert.True(statement.Result.HasReason);
        Assert.Equal([1000, 0, 640, 638, 12, 626], statement.Result.Lines.ToArray());
        Assert.Equal([400, 200, 26], statement.Result.Votes.ToArray());
    }

    [Fact]
    public void Nothing_stays_from_the_statement_before()
    {
        Decode(with: result => (result.AsWritten, result.Reason) = (true, "Recount"));
        Decode(with: result =>
        {
            result.Votes.Clear();
            (result.Contest, result.Precinct) = ("unknown", "unknown");
        });
        Assert.False(statement.Result.AsWritten);
        Assert.False(statement.Result.HasReason);
        Assert.True(statement.Replaces.IsNone);
        Assert.Equal(0, statement.Result.VoteCount);
        Assert.Null(statement.Result.Contest);
        Assert.Null(statement.Result.Precinct);
        Assert.Null(statement.Result.Slot);
    }

    [Fact]
    public void Codes_that_the_election_lacks_are_left_to_the_rules()
    {
        Decode(authority: "nobody", with: result => (result.Contest, result.Precinct) = ("district-1", "P/1"));
        Assert.Null(statement.Authority);
        Assert.Equal((new ContestIndex(1), new PrecinctIndex(0)), (statement.Result.Contest, statement.Result.Precinct));
        Assert.Null(statement.Result.Slot);
    }

    [Fact]
    public void Without_an_election_nothing_is_looked_up()
    {
        Assert.Null(StatementDecoder.Decode(SampleElection.ResultPayload.ToByteArray(), null, statement));
        Assert.Null(statement.LookedUpIn);
        Assert.Null(statement.Authority);
        Assert.Null(statement.Result.Contest);
    }

    [Fact]
    public void Figures_are_read_whatever_they_say()
    {
        Decode(with: result => result.Lines.AddRange([-1, long.MaxValue, long.MinValue]));
        Assert.Equal([-1, long.MaxValue, long.MinValue], statement.Result.Lines[6..].ToArray());
        Decode(with: result => result.Votes.AddRange(Enumerable.Repeat(7L, 1_000)));
        Assert.Equal(PrecinctResult.MaxVotes, statement.Result.VoteCount);
    }

    [Fact]
    public void Reading_a_result_allocates_nothing()
    {
        var bytes = SampleElection.ResultPayload.ToByteArray();
        Assert.Null(StatementDecoder.Decode(bytes, SampleElection.Election, statement));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) StatementDecoder.Decode(bytes, SampleElection.Election, statement);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private void Decode(Action<V1.PrecinctResult> with, string authority = SampleElection.RegionCode)
    {
        var payload = SampleElection.ResultPayload;
        payload.Authority = authority;
        with(payload.PrecinctResult);
        Assert.Null(StatementDecoder.Decode(payload.ToByteArray(), SampleElection.Election, statement));
    }
}
