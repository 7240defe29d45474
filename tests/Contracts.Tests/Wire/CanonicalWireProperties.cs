using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Tabulation.Contracts.V1;

namespace Tabulation.Contracts.Tests;

public class CanonicalWireProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void What_Google_Protobuf_writes_is_canonical()
    {
        Every(Payload.Parser, (message, _) => CanonicalWire.Payload.Check(message.ToByteArray()) is null);
        Every(Entry.Parser, (message, _) => CanonicalWire.Entry.Check(message.ToByteArray()) is null);
        Every(Answer.Parser, (message, _) => CanonicalWire.Answer.Check(message.ToByteArray()) is null);
    }

    [Fact]
    public void Damaged_bytes_are_canonical_exactly_where_Google_Protobuf_gives_them_back()
    {
        Every(Payload.Parser, (message, random) => AgreesWithReference(Payload.Parser, CanonicalWire.Payload, message, random));
        Every(Entry.Parser, (message, random) => AgreesWithReference(Entry.Parser, CanonicalWire.Entry, message, random));
        Every(Answer.Parser, (message, random) => AgreesWithReference(Answer.Parser, CanonicalWire.Answer, message, random));
    }

    [Fact]
    public void Random_bytes_are_canonical_exactly_where_Google_Protobuf_gives_them_back()
    {
        var bytes = ArbMap.Default.ArbFor<byte[]>();
        Check.One(Many, Prop.ForAll(bytes, noise =>
            CanonicalWire.Payload.Check(noise) is null == ReferenceCheck.IsCanonical(Payload.Parser, noise)));
    }

    private static bool AgreesWithReference<T>(MessageParser<T> parser, CanonicalWire wire, T message, Random random)
        where T : IMessage<T>
    {
        var damaged = Mutation.Of(message.ToByteArray(), random);
        return wire.Check(damaged) is null == ReferenceCheck.IsCanonical(parser, damaged);
    }

    private static void Every<T>(MessageParser<T> _, Func<T, Random, bool> holds)
        where T : IMessage<T>, new()
    {
        var seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
        Check.One(Many, Prop.ForAll(RandomMessage.Arbitrary<T>(), seeds, (message, seed) => holds(message, new Random(seed))));
    }
}
