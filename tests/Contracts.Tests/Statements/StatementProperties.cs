using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts.Tests;

public class StatementProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);
    private static readonly Arbitrary<V1.PrecinctResult> Results = RandomMessage.Arbitrary<V1.PrecinctResult>();
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Every_single_byte_changed_makes_a_payload_refused_or_another_statement()
    {
        foreach (var payload in new[] { SampleElection.ResultPayload, SampleElection.DefinitionPayload })
        {
            var bytes = payload.ToByteArray();
            for (var at = 0; at < bytes.Length; at++)
                for (var bit = 0; bit < 8; bit++) AssertRefusedOrOther(bytes, at, bit);
        }
    }

    [Fact]
    public void What_is_accepted_has_this_encoding_only() => Check.One(Many, Prop.ForAll(Seeds, seed =>
    {
        var damaged = Mutation.Of(Sample(seed).ToByteArray(), new Random(seed));
        return StatementDecoder.Decode(damaged, SampleElection.Election, new Statement()) is not null
            || V1.Payload.Parser.ParseFrom(damaged).ToByteArray().AsSpan().SequenceEqual(damaged);
    }));

    [Fact]
    public void No_bytes_make_it_throw_and_the_cheap_look_agrees_with_the_whole() => Check.One(Many, Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var bytes = Hostile(random);
        var statement = new Statement();
        var readable = PayloadReader.TryRead(bytes, out var parts);
        if (StatementDecoder.Decode(bytes, SampleElection.Election, statement) is not null) return true;
        return readable && parts.Kind == statement.Kind && parts.FindAuthority(SampleElection.Election) == statement.Authority;
    }));

    [Fact]
    public void A_result_reads_as_the_generated_class_reads_it() => Check.One(Many, Prop.ForAll(Results, result =>
    {
        (result.Contest, result.Precinct, result.FormHash) = ("party-list", "P/2", ByteString.Empty);
        var payload = new V1.Payload(SampleElection.ResultPayload) { PrecinctResult = result };
        var statement = new Statement();
        return StatementDecoder.Decode(payload.ToByteArray(), SampleElection.Election, statement) is null
            && statement.Result.Lines.SequenceEqual(result.Lines.ToArray())
            && statement.Result.Votes.SequenceEqual(result.Votes.ToArray())
            && statement.Result.AsWritten == result.AsWritten
            && statement.Result.HasReason == (result.Reason.Length > 0)
            && statement.Result.Slot == new SlotIndex(1);
    }));

    private static void AssertRefusedOrOther(byte[] bytes, int at, int bit)
    {
        var statement = new Statement();
        var changed = bytes.ToArray();
        changed[at] ^= (byte)(1 << bit);
        if (StatementDecoder.Decode(changed, SampleElection.Election, statement) is null)
            Assert.NotEqual(StatementId.OfPayload(bytes), statement.Id);
    }

    private static byte[] Hostile(Random random)
    {
        var bytes = new byte[random.Next(64)];
        random.NextBytes(bytes);
        return random.Next(4) switch
        {
            0 => bytes,
            1 => Mutation.Of(Sample(random.Next()).ToByteArray(), random),
            2 => [.. Sample(random.Next()).ToByteArray().SkipLast(random.Next(1, 20))],
            _ => [0x12, 0x01, 0x41, .. Wire.Varint((ulong)random.Next(256)), .. Wire.Varint((ulong)random.NextInt64()), .. bytes],
        };
    }

    private static V1.Payload Sample(int seed) => (seed % 4) switch
    {
        0 => SampleElection.DefinitionPayload,
        1 => SampleElection.PagePayload,
        2 => SampleElection.ResultPayload,
        _ => (V1.Payload)RandomMessage.Of(V1.Payload.Descriptor, new Random(seed)),
    };
}
