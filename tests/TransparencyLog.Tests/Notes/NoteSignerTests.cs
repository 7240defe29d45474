namespace Tabulation.TransparencyLog.Tests;

/// <summary>A log's key is changed: the new one and those before sign together.</summary>
public class NoteSignerTests
{
    private readonly NoteSigner signer = new(Examples.Origin, Examples.Key(1), Examples.Key(2), Examples.Key(3));

    [Fact]
    public void Whoever_knows_any_of_the_keys_can_verify()
    {
        var note = signer.Sign(Examples.CheckpointText);
        foreach (var seed in new byte[] { 1, 2, 3 })
        {
            var known = new NoteSigner(Examples.Origin, Examples.Key(seed)).Verifier;
            Assert.Equal(NoteCheck.Verified, note.Check([known], out var signers));
            Assert.Equal([known], signers);
        }

        Assert.Equal(NoteCheck.NoKnownSignature, note.Check([new NoteSigner(Examples.Origin, Examples.Key(4)).Verifier], out _));
    }

    [Fact]
    public void The_present_key_is_the_first() => Assert.Equal(
        new byte[] { 1, 2, 3 }.Select(seed => new NoteSigner(Examples.Origin, Examples.Key(seed)).Verifier), signer.Verifiers);
}
