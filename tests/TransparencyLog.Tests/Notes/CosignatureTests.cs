namespace Tabulation.TransparencyLog.Tests;

public class CosignatureTests
{
    private const long Time = 1_679_315_147;

    private static readonly Cosigner s_witness = Examples.Witnesses[0];
    private static readonly Checkpoint s_checkpoint = Read();

    [Fact]
    public void The_specifications_cosignature_has_its_time()
    {
        var line = Examples.Read(Examples.CosignedNote).Signatures[1];
        Assert.Equal("witness.example.com/w1", line.KeyName);
        Assert.True(Cosignature.TryRead(line.Signature.Span, out var cosignature));
        Assert.Equal(Time, cosignature.Time);
        Assert.Equal(line.Signature.ToArray(), cosignature.ToBytes());
    }

    [Fact]
    public void What_is_signed_is_the_specifications_message()
    {
        const string message =
            "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        var line = s_witness.Cosign(s_checkpoint, Time);
        Assert.Equal([0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb], line.Signature[..8].ToArray());
        Assert.True(s_witness.Verifier.Key.Verify(Examples.Utf8(message), line.Signature.Span[8..]));
        Assert.Equal((s_witness.Verifier.Name, s_witness.Verifier.KeyId), (line.KeyName, line.KeyId));
    }

    [Fact]
    public void A_cosignature_is_verified_in_the_checkpoints_note()
    {
        var note = Examples.Log.Sign(Examples.CheckpointText).With(s_witness.Cosign(s_checkpoint, Time));
        Assert.Equal(NoteCheck.Verified, note.Check([Examples.Log.Verifier, s_witness.Verifier], out var signers));
        Assert.Equal([Examples.Log.Verifier, s_witness.Verifier], signers);
    }

    [Fact]
    public void Extension_lines_are_cosigned_too()
    {
        Assert.True(Checkpoint.TryParse(Examples.CheckpointText + "more\n", out var longer));
        var line = s_witness.Cosign(longer, Time);
        Assert.True(s_witness.Verifier.Verifies(longer.ToString(), line));
        Assert.False(s_witness.Verifier.Verifies(Examples.CheckpointText, line));
    }

    [Fact]
    public void No_cosignature_altered_by_a_bit_verifies()
    {
        var bytes = s_witness.Cosign(s_checkpoint, Time).Signature.ToArray();
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verifies(bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.True(Verifies(bytes));
    }

    [Fact]
    public void A_plain_signature_is_no_cosignature_and_a_cosignature_no_plain_signature()
    {
        var key = Examples.Key(5);
        var (plain, cosigner) = (new NoteSigner("k", key), new Cosigner("k", key));
        var signature = plain.Sign(Examples.CheckpointText).Signatures[0];
        var cosignature = cosigner.Cosign(s_checkpoint, Time);
        Assert.False(cosigner.Verifier.Verifies(Examples.CheckpointText, signature));
        Assert.False(plain.Verifier.Verifies(Examples.CheckpointText, cosignature));
        Assert.False(cosigner.Verifier.Verifies(
            Examples.CheckpointText, new NoteSignature("k", cosigner.Verifier.KeyId, signature.Signature.Span)));
        Assert.False(plain.Verifier.Verifies(
            Examples.CheckpointText, new NoteSignature("k", plain.Verifier.KeyId, cosignature.Signature.Span)));
    }

    [Fact]
    public void Only_checkpoints_are_cosigned()
    {
        const string text = "no checkpoint\n";
        byte[] signed = Examples.Key(11).Sign(Cosignature.SignedBytes(Time, text));
        byte[] blob = [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb, .. signed];
        Assert.Equal(s_witness.Verifier.Key, Examples.Key(11).PublicKey);
        Assert.False(s_witness.Verifier.Verifies(text, new NoteSignature(s_witness.Verifier.Name, s_witness.Verifier.KeyId, blob)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(71)]
    [InlineData(73)]
    public void Cosignatures_have_72_bytes(int length) => Assert.False(Cosignature.TryRead(new byte[length], out _));

    [Fact]
    public void Times_are_below_2_to_the_63()
    {
        byte[] bytes = [0x7f, .. Enumerable.Repeat((byte)0xff, 71)];
        Assert.True(Cosignature.TryRead(bytes, out var cosignature));
        Assert.Equal(long.MaxValue, cosignature.Time);
        bytes[0] = 0x80;
        Assert.False(Cosignature.TryRead(bytes, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_witness_says_when(long time) => Assert.Throws<ArgumentOutOfRangeException>(() => s_witness.Cosign(s_checkpoint, time));

    private static bool Verifies(byte[] bytes) =>
        s_witness.Verifier.Verifies(Examples.CheckpointText, new NoteSignature(s_witness.Verifier.Name, s_witness.Verifier.KeyId, bytes));

    private static Checkpoint Read() =>
        Checkpoint.TryParse(Examples.CheckpointText, out var checkpoint) ? checkpoint : throw new InvalidOperationException();
}
