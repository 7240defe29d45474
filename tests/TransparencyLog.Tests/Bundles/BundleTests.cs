using System.Text;

namespace Tabulation.TransparencyLog.Tests;

public class BundleTests
{
    private static readonly SigningKey s_key = SigningKey.Create();
    private static readonly SigningKey s_other = SigningKey.Create();
    private readonly BundleVerifier _verifier = new(new VerifiedSignatures(1024));

    [Fact]
    public void Every_payload_of_every_size_to_256_is_proven_alone()
    {
        for (var size = 1; size <= 256; size++)
        {
            var payloads = ReferenceTree.Numbered(size);
            var bundle = Sign(payloads);
            for (var index = 0; index < size; index++)
                Assert.Equal(BundleCheck.Signed, Check(payloads[index], bundle.ProofOf(index)));
        }
    }

    [Fact]
    public void What_is_signed_is_size_and_root_under_the_type()
    {
        var payloads = ReferenceTree.Numbered(5);
        byte[] signed =
        [
            .. Encoding.ASCII.GetBytes("DSSEv1 46 application/vnd.tabulation.statement-bundle.v1 40 "),
            0, 0, 0, 0, 0, 0, 0, 5,
            .. ReferenceTree.Root(payloads),
        ];
        Assert.True(s_key.PublicKey.Verify(signed, Sign(payloads).Signature.Span));
    }

    [Fact]
    public void A_bundle_of_one_is_proven_by_its_signature_alone()
    {
        var proof = Sign([[1, 2, 3]]).ProofOf(0);
        Assert.Equal(new BundleProof(0, 1, default, proof.Signature), proof);
        Assert.Equal(BundleCheck.Signed, Check([1, 2, 3], proof));
        Assert.Equal(BundleCheck.SignatureWrong, Check([1, 2, 4], proof));
    }

    [Fact]
    public void No_other_place_or_size_is_proven()
    {
        const int Size = 21;
        var payloads = ReferenceTree.Numbered(Size);
        var bundle = Sign(payloads);
        for (var index = 0; index < Size; index++)
        {
            var proof = bundle.ProofOf(index);
            Assert.Equal(BundleCheck.Signed, Check(payloads[index], proof));
            for (var other = 0; other < Size; other++)
                Assert.Equal(other == index, Check(payloads[index], proof with { Index = other }) == BundleCheck.Signed);
            for (var size = 1; size <= 2 * Size; size++)
                Assert.Equal(size == Size, Check(payloads[index], proof with { Size = size }) == BundleCheck.Signed);
        }
    }

    [Fact]
    public void No_other_payload_path_signature_type_or_key_is_proven()
    {
        var payloads = ReferenceTree.Numbered(100);
        var bundle = Sign(payloads);
        var proof = bundle.ProofOf(42);
        Assert.Equal(BundleCheck.Signed, Check(payloads[42], proof));
        Assert.Equal(BundleCheck.SignatureWrong, Check(payloads[41], proof));
        Assert.Equal(BundleCheck.SignatureWrong, Check([.. payloads[42], 0], proof));
        Assert.Equal(BundleCheck.SignatureWrong, _verifier.Verify(s_other.PublicKey, PayloadType.StatementBundle, payloads[42], proof));
        Assert.Equal(BundleCheck.SignatureWrong, _verifier.Verify(s_key.PublicKey, PayloadType.AnswerBundle, payloads[42], proof));
        for (var at = 0; at < proof.Path.Length; at++)
            Assert.Equal(BundleCheck.SignatureWrong, Check(payloads[42], proof with { Path = Altered(proof.Path, at) }));
        for (var at = 0; at < proof.Signature.Length; at++)
            Assert.Equal(BundleCheck.SignatureWrong, Check(payloads[42], proof with { Signature = Altered(proof.Signature, at) }));
    }

    [Fact]
    public void Each_malformed_proof_has_its_own_answer()
    {
        var payloads = ReferenceTree.Numbered(3);
        var proof = Sign(payloads).ProofOf(1);
        Assert.Equal(BundleCheck.SizeOutOfRange, Check(payloads[1], proof with { Size = 0 }));
        Assert.Equal(BundleCheck.SizeOutOfRange, Check(payloads[1], proof with { Size = -1 }));
        Assert.Equal(BundleCheck.SizeOutOfRange, Check(payloads[1], proof with { Size = 257 }));
        Assert.Equal(BundleCheck.IndexOutOfRange, Check(payloads[1], proof with { Index = -1 }));
        Assert.Equal(BundleCheck.IndexOutOfRange, Check(payloads[1], proof with { Index = 3 }));
        Assert.Equal(BundleCheck.PathLengthWrong, Check(payloads[1], proof with { Path = default }));
        Assert.Equal(BundleCheck.PathLengthWrong, Check(payloads[1], proof with { Path = proof.Path[..^1] }));
        Assert.Equal(BundleCheck.PathLengthWrong, Check(payloads[1], proof with { Path = new byte[proof.Path.Length + Hash256.Size] }));
        Assert.Equal(BundleCheck.SignatureLengthWrong, Check(payloads[1], proof with { Signature = proof.Signature[..^1] }));
        Assert.Equal(BundleCheck.SignatureLengthWrong, Check(payloads[1], proof with { Signature = default }));
        Assert.Equal(BundleCheck.SizeOutOfRange, _verifier.Verify(s_key.PublicKey, PayloadType.Head, payloads[1], proof));
    }

    [Fact]
    public void A_whole_bundle_is_verified_and_proves_each_payload()
    {
        var payloads = ReferenceTree.Numbered(100);
        var signed = Sign(payloads);
        Assert.Equal(BundleCheck.Signed, CheckWhole(payloads, signed.Signature, out var received));
        Assert.Equal(signed.Head, received!.Head);
        for (var index = 0; index < payloads.Length; index++)
            Assert.Equal(signed.ProofOf(index), received.ProofOf(index));
    }

    [Fact]
    public void A_whole_bundle_with_anything_altered_missing_added_or_moved_is_refused()
    {
        var payloads = ReferenceTree.Numbered(100);
        var signature = Sign(payloads).Signature;
        Assert.Equal(BundleCheck.Signed, CheckWhole(payloads, signature, out _));
        Assert.Equal(BundleCheck.SignatureWrong, CheckWhole(payloads[..99], signature, out var none));
        Assert.Null(none);
        Assert.Equal(BundleCheck.SignatureWrong, CheckWhole([.. payloads, [0]], signature, out _));
        Assert.Equal(BundleCheck.SignatureWrong, CheckWhole([payloads[1], payloads[0], .. payloads[2..]], signature, out _));
        Assert.Equal(BundleCheck.SignatureWrong, CheckWhole([[], .. payloads[1..]], signature, out _));
        Assert.Equal(BundleCheck.SignatureWrong, CheckWhole(payloads, Altered(signature, 0), out _));
        Assert.Equal(BundleCheck.SignatureLengthWrong, CheckWhole(payloads, signature[1..], out _));
        Assert.Equal(BundleCheck.SizeOutOfRange, CheckWhole([], signature, out _));
        Assert.Equal(BundleCheck.SizeOutOfRange, CheckWhole(ReferenceTree.Numbered(257), signature, out _));
    }

    [Fact]
    public void Bundles_are_not_signed_empty_or_above_the_type_s_size()
    {
        Assert.Throws<ArgumentException>(() => Sign([]));
        Assert.Throws<ArgumentException>(() => Sign(ReferenceTree.Numbered(257)));
        Assert.Throws<ArgumentException>(() => SignedBundle.Sign(s_key, PayloadType.Head, [Hash256.Of("leaf"u8)]));
        Assert.Equal(257, SignedBundle.Sign(s_key, PayloadType.AnswerBundle, new Hash256[257]).Head.Size);
    }

    [Fact]
    public void Any_number_of_threads_may_verify_one_bundle()
    {
        var payloads = ReferenceTree.Numbered(256);
        var bundle = Sign(payloads);
        var checks = Enumerable.Range(0, 1_024).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => (i, Check: Check(payloads[i % 256], bundle.ProofOf((i + i % 2) % 256))));
        Assert.All(checks, each => Assert.Equal(each.i % 2 == 0 ? BundleCheck.Signed : BundleCheck.SignatureWrong, each.Check));
    }

    private static SignedBundle Sign(byte[][] payloads) =>
        SignedBundle.Sign(s_key, PayloadType.StatementBundle, [.. payloads.Select(payload => (ReadOnlyMemory<byte>)payload)]);

    private static byte[] Altered(ReadOnlyMemory<byte> bytes, int at)
    {
        var altered = bytes.ToArray();
        altered[at] ^= 1;
        return altered;
    }

    private BundleCheck Check(byte[] payload, BundleProof proof) =>
        _verifier.Verify(s_key.PublicKey, PayloadType.StatementBundle, payload, proof);

    private BundleCheck CheckWhole(byte[][] payloads, ReadOnlyMemory<byte> signature, out SignedBundle? bundle) =>
        _verifier.VerifyWhole(s_key.PublicKey, PayloadType.StatementBundle, ReferenceTree.LeafHashes(payloads), signature, out bundle);
}
