using Google.Protobuf;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

public class BundleBuilderTests
{
    private readonly BundleVerifier verifier = new(new VerifiedSignatures(16));
    private readonly ReadOnlyMemory<byte>[] payloads =
        [.. Enumerable.Range(0, 21).Select(i => (ReadOnlyMemory<byte>)new byte[] { 1, (byte)i })];

    [Fact]
    public void Sent_whole_it_verifies()
    {
        var received = V1.Bundle.Parser.ParseFrom(Signed().ToBundle().ToByteArray());
        Assert.Equal(payloads.Select(payload => payload.ToArray()), received.Payloads.Select(payload => payload.ToByteArray()));
        var leaves = received.Payloads.Select(payload => Rfc6962.LeafHash(payload.Span)).ToArray();
        Assert.Equal(
            BundleCheck.Signed,
            verifier.VerifyWhole(TestKeys.Region.PublicKey, PayloadType.StatementBundle, leaves, received.Signature.Memory, out _));
    }

    [Fact]
    public void Sent_one_by_one_each_verifies()
    {
        var bundle = Signed();
        for (var index = 0; index < payloads.Length; index++)
        {
            var received = V1.Envelope.Parser.ParseFrom(bundle.ToEnvelope(index).ToByteArray());
            Assert.Equal(payloads[index].ToArray(), received.Payload.ToByteArray());
            Assert.Equal(
                BundleCheck.Signed,
                verifier.Verify(TestKeys.Region.PublicKey, PayloadType.StatementBundle, received.Payload.Span, received.Proof()));
        }
    }

    [Fact]
    public void An_envelope_and_its_proof_say_the_same()
    {
        var proof = new BundleProof(3, 21, new byte[] { 1, 2 }, new byte[] { 3 });
        Assert.Equal(proof, Envelopes.Of(payloads[0], proof).Proof());
    }

    [Fact]
    public void A_head_is_sent_and_read()
    {
        var head = SignedHead.Sign(TestKeys.Intake.Signing, new TreeHead(7, Hash256.Of("root"u8)));
        Assert.True(Heads.TryRead(V1.SignedHead.Parser.ParseFrom(head.ToMessage().ToByteArray()), out var received));
        Assert.Equal(head.Head, received.Head);
        Assert.True(received.IsSignedBy(TestKeys.Intake.PublicKey));
        Assert.False(Heads.TryRead(new V1.SignedHead(head.ToMessage()) { Root = ByteString.Empty }, out _));
        Assert.False(Heads.TryRead(new V1.SignedHead(head.ToMessage()) { Size = 1UL << 63 }, out _));
    }

    private BundleBuilder Signed() => new(TestKeys.Region.Signing, PayloadType.StatementBundle, payloads);
}
