using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests.BadInput;

/// <summary>Bytes that are no statement, however well they are signed.</summary>
public sealed class FormatTests(SharedElection shared) : IClassFixture<SharedElection>
{
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public Task Garbage() => RefusedAsync(ByteString.CopyFromUtf8("This is no statement."), "UNKNOWN_FIELD", "10");

    [Fact]
    public Task Nothing_at_all() => RefusedAsync(ByteString.Empty, "MISSING", "content");

    [Fact]
    public Task An_unknown_field() => RefusedAsync(Valid().Concat(new byte[] { 0xC0, 0x02, 0x01 }), "UNKNOWN_FIELD", "40");

    [Fact]
    public Task A_field_given_twice()
    {
        var payload = election.North.Encode(election.Result(0));
        // election_id: tag, length, 32 bytes.
        return RefusedAsync(payload.Span[..34].ToArray().Concat(payload), "FIELD_REPEATED", "election_id");
    }

    [Fact]
    public Task A_number_in_more_bytes_than_it_needs()
    {
        var payload = election.North.Encode(election.Result(0)).ToByteArray();
        return RefusedAsync(new byte[] { payload[0], 0xA0, 0x00 }.Concat(payload.Skip(2)), "VARINT_NOT_MINIMAL", "election_id");
    }

    [Fact]
    public Task Bytes_that_end_too_early() => RefusedAsync(Valid().SkipLast(1), "TRUNCATED", "precinct_result");

    [Fact]
    public Task A_nonce_of_another_length()
    {
        var payload = Payload.Parser.ParseFrom(election.North.Encode(election.Result(0)));
        payload.Nonce = ByteString.CopyFrom(new byte[15]);
        return RefusedAsync(payload.ToByteString(), "WRONG_LENGTH", "nonce");
    }

    [Fact]
    public Task No_content()
    {
        var payload = Payload.Parser.ParseFrom(election.North.Encode(election.Result(0)));
        payload.ClearContent();
        return RefusedAsync(payload.ToByteString(), "MISSING", "content");
    }

    [Fact]
    public async Task A_leaf_too_large_for_the_ledger()
    {
        var payload = ByteString.CopyFrom(new byte[65_536]);
        await client.RefusedAsync(election.North.SignBytes(payload), StatusCode.InvalidArgument, "ENTRY_TOO_LARGE", "payload");
    }

    [Fact]
    public async Task A_message_too_large_for_the_server()
    {
        var error = await client.RefusedAsync(election.North.SignBytes(ByteString.CopyFrom(new byte[5 << 20])));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task A_message_too_large_on_a_stream_takes_back_nothing_ahead_of_it()
    {
        using var call = client.Intake.SubmitMany();
        await call.RequestStream.WriteAsync(new SubmitManyRequest { Envelope = election.North.Sign(election.Result(3)) });
        var tooLarge = election.North.SignBytes(ByteString.CopyFrom(new byte[5 << 20]));
        var writing = call.RequestStream.WriteAsync(new SubmitManyRequest { Envelope = tooLarge });
        Assert.True(await call.ResponseStream.MoveNext(default));
        var answer = Answer.Parser.ParseFrom(call.ResponseStream.Current.Answers.Payloads.Single());
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        await Task.WhenAny(writing);
        var violation = error.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single();
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(("submission", "MESSAGE_TOO_LARGE"), (violation.Field, violation.Reason));
        Assert.Equal(answer.Receipt, (await client.SubmitAsync(election.North.Sign(election.Result(3)))).Receipt);
    }

    private ByteString Valid() => election.North.Encode(election.Result(0));

    private Task<Refusal> RefusedAsync(IEnumerable<byte> payload, string rule, string field) =>
        client.RefusedAsync(election.North.SignBytes(ByteString.CopyFrom([.. payload])), StatusCode.InvalidArgument, rule, field);
}
