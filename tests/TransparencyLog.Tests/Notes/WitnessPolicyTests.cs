namespace Tabulation.TransparencyLog.Tests;

public class WitnessPolicyTests
{
    private static readonly Checkpoint s_checkpoint = new(Examples.Origin, new TreeHead(7, Rfc6962.LeafHash("x"u8)));
    private static readonly SignedNote s_note = Examples.Log.Sign(s_checkpoint.ToString());
    private static readonly NoteVerifier[] s_known = [.. Examples.Witnesses.Select(witness => witness.Verifier)];

    [Fact]
    public void Each_number_of_cosignatures_is_compared_with_the_number_needed()
    {
        for (var count = 0; count <= s_known.Length; count++)
            for (var needed = 0; needed <= s_known.Length; needed++)
            {
                var check = new WitnessPolicy(needed, s_known).Check(Cosigned(count), out var signers);
                Assert.Equal(count >= needed ? WitnessCheck.Enough : WitnessCheck.TooFew, check);
                Assert.Equal(s_known[..count], signers);
            }
    }

    [Fact]
    public void A_witness_that_signed_twice_counts_once()
    {
        var note = Cosigned(1).With(Examples.Witnesses[0].Cosign(s_checkpoint, 2));
        Assert.Equal(WitnessCheck.TooFew, new WitnessPolicy(2, s_known).Check(note, out var signers));
        Assert.Single(signers);
    }

    [Fact]
    public void Unknown_witnesses_do_not_count()
    {
        Assert.Equal(WitnessCheck.TooFew, new WitnessPolicy(1, s_known[2..]).Check(Cosigned(2), out var signers));
        Assert.Empty(signers);
        Assert.Equal(WitnessCheck.Enough, WitnessPolicy.None.Check(Cosigned(2), out _));
    }

    [Fact]
    public void A_cosignature_over_another_checkpoint_refuses_the_note()
    {
        var other = new Checkpoint(Examples.Origin, new TreeHead(8, Rfc6962.LeafHash("x"u8)));
        var note = Cosigned(2).With(Examples.Witnesses[2].Cosign(other, 1));
        Assert.Equal(WitnessCheck.CosignatureWrong, new WitnessPolicy(1, s_known).Check(note, out var signers));
        Assert.Empty(signers);
        Assert.Equal(WitnessCheck.Enough, new WitnessPolicy(1, s_known[..2]).Check(note, out _));
    }

    [Fact]
    public void A_policy_that_no_note_could_meet_or_one_witness_could_meet_twice_is_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WitnessPolicy(4, s_known));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WitnessPolicy(-1, s_known));
        Assert.Throws<ArgumentException>(() => new WitnessPolicy(1, [Examples.Log.Verifier]));
        var renamed = new NoteVerifier("other.example", NoteSignatureType.Cosignature, s_known[0].Key);
        Assert.Throws<ArgumentException>(() => new WitnessPolicy(1, [s_known[0], renamed]));
    }

    private static SignedNote Cosigned(int count) =>
        count == 0 ? s_note : s_note.With([.. Examples.Witnesses[..count].Select(witness => witness.Cosign(s_checkpoint, 1))]);
}
