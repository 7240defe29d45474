using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Tabulation.Contracts.Tests;

public class PayloadBuilderTests
{
    private readonly PayloadBuilder builder = new(TestKeys.Secret);

    [Fact]
    public void Its_bytes_are_what_Google_Protobuf_writes_with_the_nonce_and_always_canonical() =>
        Prop.ForAll(RandomMessage.Arbitrary<V1.Payload>(), payload =>
        {
            payload.Nonce = ByteString.Empty;
            var nonce = HMACSHA256.HashData(TestKeys.Secret, payload.ToByteArray())[..16];
            builder.Build(payload, out var bytes);
            payload.Nonce = ByteString.CopyFrom(nonce);
            return bytes.AsSpan().SequenceEqual(payload.ToByteArray()) && CanonicalWire.Payload.Check(bytes) is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_retry_keeps_its_id_and_another_content_or_secret_gets_another()
    {
        var first = Build(builder, SampleElection.ResultPayload);
        Assert.Equal(first, Build(builder, SampleElection.ResultPayload));
        Assert.NotEqual(first, Build(new PayloadBuilder(SHA256.HashData("another"u8)), SampleElection.ResultPayload));
        var other = SampleElection.ResultPayload;
        other.PrecinctResult.Votes[0]++;
        Assert.NotEqual(Nonce(first), Nonce(Build(builder, other)));
    }

    [Fact]
    public void What_no_ledger_would_take_is_told_at_once()
    {
        var payload = SampleElection.ResultPayload;
        payload.Nonce = ByteString.Empty;
        payload.PrecinctResult.Precinct = "Участок 7";
        var problem = builder.Build(payload, out _);
        Assert.Equal((FormatFault.InvalidCode, "precinct_result.precinct"), (problem?.Fault, problem?.Field));
    }

    [Fact]
    public void A_nonce_is_not_overwritten_and_a_short_secret_not_used()
    {
        Assert.Throws<ArgumentException>(() => builder.Build(SampleElection.ResultPayload, out _));
        var payload = SampleElection.ResultPayload;
        payload.Nonce = ByteString.Empty;
        Assert.Throws<ArgumentOutOfRangeException>(() => new PayloadBuilder(new byte[15]).Build(payload, out _));
    }

    private static byte[] Build(PayloadBuilder builder, V1.Payload payload)
    {
        payload.Nonce = ByteString.Empty;
        Assert.Null(builder.Build(payload, out var bytes));
        return bytes;
    }

    private static ByteString Nonce(byte[] payload) => V1.Payload.Parser.ParseFrom(payload).Nonce;
}
