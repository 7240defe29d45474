using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class TlogProofTests
{
    private const int Most = 100;
    private static readonly Hash256[] s_leaves = ReferenceTree.LeafHashes(ReferenceTree.Numbered(Most));
    private static readonly GrowingTree s_tree = Grown();
    private static readonly NoteVerifier[] s_log = [Examples.Log.Verifier];
    private static readonly WitnessPolicy s_policy = new(2, [.. Examples.Witnesses.Select(witness => witness.Verifier)]);

    [Fact]
    public void A_proof_is_written_as_specified()
    {
        var proof = Proof(2, 3);
        var checkpoint = proof.Checkpoint.ToString();
        var sibling = Convert.ToBase64String(s_tree.HeadAt(2).Root.ToArray());
        Assert.Equal($"c2sp.org/tlog-proof@v1\nindex 2\n{sibling}\n\n{checkpoint}", proof.ToString());
        var first = new TlogProof(0, [], proof.Checkpoint, new byte[] { 1, 2 });
        Assert.Equal($"c2sp.org/tlog-proof@v1\nextra AQI=\nindex 0\n\n{checkpoint}", first.ToString());
    }

    [Fact]
    public void The_lines_of_the_specifications_example_are_read()
    {
        const string text =
            "c2sp.org/tlog-proof@v1\n"
            + "extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ\n"
            + "index 73894\n"
            + "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n"
            + "B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n"
            + "EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=\n"
            + "RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=\n"
            + "AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=\n"
            + "\n"
            + "example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n"
            + "\n"
            + "— example.com/fancylog AAAAAAA=\n— witness1.example AAAAAAA=\n";
        Assert.True(TlogProof.TryParse(Examples.Utf8(text), out var proof));
        Assert.Equal((73_894, 5), (proof.Index, proof.Path.Length));
        var extra = System.Text.Encoding.Latin1.GetString(proof.Extra.Span);
        Assert.StartsWith("age-v1.2.1-darwin-arm64.tar.gz", extra, StringComparison.Ordinal);
        Assert.Equal(text, proof.ToString());
    }

    [Fact]
    public void Proofs_come_back_and_prove_their_leaf_alone() => Prop.ForAll(Places(), ArbMap.Default.ArbFor<byte[]>(), (place, extra) =>
    {
        var (index, size) = place;
        var proof = new TlogProof(index, s_tree.InclusionPath(index, size), Checkpoint(size, 2), extra);
        return TlogProof.TryParse(proof.ToBytes(), out var read)
            && read.ToString() == proof.ToString()
            && read.Extra.Span.SequenceEqual(extra)
            && Verify(read, s_leaves[index]) == TlogProofCheck.Proven
            && Verify(read, s_leaves[(index + 1) % Most]) == TlogProofCheck.InclusionWrong;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_proof_altered_by_a_bit_proves()
    {
        var bytes = Proof(9, 13).ToBytes();
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(TlogProof.TryParse(bytes, out var altered) && Verify(altered, s_leaves[9]) == TlogProofCheck.Proven);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.True(TlogProof.TryParse(bytes, out var proof) && Verify(proof, s_leaves[9]) == TlogProofCheck.Proven);
    }

    [Fact]
    public void A_proof_for_another_log_or_key_is_none()
    {
        var proof = Proof(9, 13);
        Assert.Equal(TlogProofCheck.OriginWrong, proof.Verify(s_leaves[9], "example.com/other", s_log, s_policy));
        var other = new NoteSigner(Examples.Origin, Examples.Key(99)).Verifier;
        Assert.Equal(TlogProofCheck.LogSignatureMissing, proof.Verify(s_leaves[9], Examples.Origin, [other], s_policy));
        Assert.Equal(TlogProofCheck.LogSignatureMissing, proof.Verify(s_leaves[9], Examples.Origin, [], s_policy));
        Assert.Equal(TlogProofCheck.Proven, proof.Verify(s_leaves[9], Examples.Origin, [other, .. s_log], s_policy));
    }

    [Fact]
    public void A_signature_of_the_log_over_another_checkpoint_is_wrong()
    {
        var note = SignedNote.Of(Checkpoint(13, 2).Text, Checkpoint(14, 2).Signatures);
        Assert.Equal(TlogProofCheck.LogSignatureWrong, Verify(new TlogProof(9, s_tree.InclusionPath(9, 13), note), s_leaves[9]));
    }

    [Fact]
    public void Witnesses_must_be_enough_and_right()
    {
        var path = s_tree.InclusionPath(9, 13);
        Assert.Equal(TlogProofCheck.CosignaturesTooFew, Verify(new TlogProof(9, path, Checkpoint(13, 1)), s_leaves[9]));
        var wrong = Checkpoint(13, 2).With(Checkpoint(14, 3).Signatures[3]);
        Assert.Equal(TlogProofCheck.CosignatureWrong, Verify(new TlogProof(9, path, wrong), s_leaves[9]));
    }

    [Fact]
    public void A_signed_text_that_is_no_checkpoint_proves_nothing() => Assert.Equal(
        TlogProofCheck.CheckpointMalformed, Verify(new TlogProof(0, [], Examples.Log.Sign($"{Examples.Origin}\n1\n")), s_leaves[0]));

    [Fact]
    public void An_index_beyond_the_tree_and_a_path_of_another_length_prove_nothing()
    {
        var path = s_tree.InclusionPath(9, 13);
        Assert.Equal(TlogProofCheck.IndexOutOfRange, Verify(new TlogProof(13, path, Checkpoint(13, 2)), s_leaves[9]));
        Assert.Equal(TlogProofCheck.IndexOutOfRange, Verify(new TlogProof(long.MaxValue, path, Checkpoint(13, 2)), s_leaves[9]));
        Assert.Equal(TlogProofCheck.InclusionWrong, Verify(new TlogProof(9, path[1..], Checkpoint(13, 2)), s_leaves[9]));
        Assert.Equal(TlogProofCheck.InclusionWrong, Verify(new TlogProof(9, [.. path, default], Checkpoint(13, 2)), s_leaves[9]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("index 9")]
    [InlineData("c2sp.org/tlog-proof@v1")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 9")]
    [InlineData(" c2sp.org/tlog-proof@v1\nindex 9")]
    [InlineData("c2sp.org/tlog-proof@v1 \nindex 9")]
    [InlineData("c2sp.org/tlog-proof@v1\r\nindex 9")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex ")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex  9")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9 ")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 09")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -9")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9223372036854775808")]
    [InlineData("c2sp.org/tlog-proof@v1\nIndex 9")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra\nindex 9")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra \nindex 9")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AQ\nindex 9")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AQI=\nextra AQI=\nindex 9")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9\nextra AQI=")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AQI=")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9\nAQI=")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9\n gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9\ngSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlR=")]
    public void Other_headers_are_no_proofs(string header)
    {
        Assert.False(TlogProof.TryParse(Examples.Utf8($"{header}\n\n{Checkpoint(13, 2)}"), out _));
        Assert.True(TlogProof.TryParse(Examples.Utf8($"c2sp.org/tlog-proof@v1\nindex 9\n\n{Checkpoint(13, 2)}"), out _));
    }

    [Fact]
    public void A_proof_ends_with_a_signed_note()
    {
        const string header = "c2sp.org/tlog-proof@v1\nindex 9\n";
        var note = Checkpoint(13, 2);
        Assert.All(
            ["", "\n", $"\n{note.Text}", $"{note}", $"\n\n\n{note}"[..^1], $"\n{note}\n"],
            rest => Assert.False(TlogProof.TryParse(Examples.Utf8(header + rest), out _)));
    }

    [Fact]
    public void No_path_has_more_than_63_hashes()
    {
        var note = Checkpoint(13, 2);
        Assert.True(TlogProof.TryParse(new TlogProof(9, new Hash256[63], note).ToBytes(), out _));
        Assert.Throws<ArgumentException>(() => new TlogProof(9, new Hash256[64], note));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TlogProof(-1, [], note));
        var lines = string.Concat(Enumerable.Repeat("gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n", 64));
        Assert.False(TlogProof.TryParse(Examples.Utf8($"c2sp.org/tlog-proof@v1\nindex 9\n{lines}\n{note}"), out _));
    }

    private static TlogProofCheck Verify(TlogProof proof, Hash256 leaf) => proof.Verify(leaf, Examples.Origin, s_log, s_policy);

    private static TlogProof Proof(int index, int size) => new(index, s_tree.InclusionPath(index, size), Checkpoint(size, 2));

    private static SignedNote Checkpoint(int size, int cosignatures)
    {
        var checkpoint = new Checkpoint(Examples.Origin, s_tree.HeadAt(size));
        var note = Examples.Log.Sign(checkpoint.ToString());
        return note.With([.. Examples.Witnesses[..cosignatures].Select(witness => witness.Cosign(checkpoint, 1))]);
    }

    private static GrowingTree Grown()
    {
        var tree = new GrowingTree();
        tree.Append(s_leaves);
        return tree;
    }

    private static Arbitrary<(int Index, int Size)> Places() => (
        from size in Gen.Choose(1, Most)
        from index in Gen.Choose(0, size - 1)
        select (index, size)).ToArbitrary();
}
