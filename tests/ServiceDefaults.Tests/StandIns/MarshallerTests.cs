using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Grpc.Core;

namespace Tabulation.ServiceDefaults.Tests.StandIns;

/// <summary>A marshaller made from plain functions can be used through contexts, and the other way round.</summary>
public sealed class MarshallerTests
{
    private static readonly Marshaller<byte[]> Contextual = Marshallers.Create<byte[]>(
        (message, context) =>
        {
            context.SetPayloadLength(message.Length);
            message.CopyTo(context.GetBufferWriter().GetSpan(message.Length));
            context.GetBufferWriter().Advance(message.Length);
            context.Complete();
        },
        context => context.PayloadAsReadOnlySequence().ToArray());

    private static readonly Marshaller<byte[]> Plain = Marshallers.Create<byte[]>(message => message, bytes => bytes);

    [Fact]
    public void Contextual_marshaller_works_on_arrays() => Check(message => Contextual.Deserializer(Contextual.Serializer(message)));

    [Fact]
    public void Plain_marshaller_works_through_contexts() => Check(message =>
    {
        var throughContexts = Marshallers.Create(Plain.ContextualSerializer, Plain.ContextualDeserializer);
        return throughContexts.Deserializer(throughContexts.Serializer(message));
    });

    [Fact]
    public void Text_is_utf8() => Assert.Equal([0xD2, 0x9B], Marshallers.StringMarshaller.Serializer("қ"));

    [Fact]
    public void Serializer_that_does_not_complete_is_a_bug() => Assert.Throws<InvalidOperationException>(
        () => Marshallers.Create<byte[]>((_, _) => { }, context => context.PayloadAsNewBuffer()).Serializer([1]));

    private static void Check(Func<byte[], byte[]> roundTrip) => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), message => roundTrip(message).SequenceEqual(message)).QuickCheckThrowOnFailure();
}
