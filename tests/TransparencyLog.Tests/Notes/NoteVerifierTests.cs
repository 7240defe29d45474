namespace Tabulation.TransparencyLog.Tests;

public class NoteVerifierTests
{
    [Fact]
    public void The_specifications_vkey_is_read_and_written()
    {
        var verifier = Examples.Verifier(Examples.Vkey);
        Assert.Equal("example.com/foo", verifier.Name);
        Assert.Equal(0x530d903au, verifier.KeyId);
        Assert.Equal(NoteSignatureType.Ed25519, verifier.Type);
        Assert.Equal(Examples.Vkey, verifier.ToString());
        Assert.Equal(verifier, new NoteVerifier("example.com/foo", NoteSignatureType.Ed25519, verifier.Key));
    }

    [Theory]
    [InlineData(NoteSignatureType.Ed25519)]
    [InlineData(NoteSignatureType.Cosignature)]
    public void Vkeys_come_back(NoteSignatureType type)
    {
        for (byte seed = 0; seed < 50; seed++)
        {
            var verifier = new NoteVerifier("é.example/w", type, Examples.Key(seed).PublicKey);
            Assert.Equal(verifier, Examples.Verifier(verifier.ToString()));
        }
    }

    [Fact]
    public void A_key_has_another_id_under_another_name_and_for_another_type()
    {
        var key = Examples.Key(1).PublicKey;
        NoteVerifier[] verifiers =
        [
            new("a", NoteSignatureType.Ed25519, key),
            new("a", NoteSignatureType.Cosignature, key),
            new("b", NoteSignatureType.Ed25519, key),
        ];
        Assert.Equal(3, verifiers.DistinctBy(verifier => verifier.KeyId).Count());
        Assert.Equal(3, verifiers.Distinct().Count());
    }

    [Fact]
    public void The_id_is_the_hash_of_name_newline_type_and_key()
    {
        var key = Examples.Key(1).PublicKey;
        var hash = Hash256.Of([.. "w.example"u8, 0x0a, 0x04, .. key.Bytes.Span]).ToString();
        var vkey = new NoteVerifier("w.example", NoteSignatureType.Cosignature, key).ToString();
        Assert.StartsWith($"w.example+{hash[..8]}+", vkey, StringComparison.Ordinal);
    }

    [Fact]
    public void No_vkey_altered_by_a_bit_is_read()
    {
        var bytes = Examples.Utf8(Examples.Vkey);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(NoteVerifier.TryParse(System.Text.Encoding.Latin1.GetString(bytes), out _));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Other_texts_are_no_vkeys()
    {
        var material = Examples.Vkey[25..];
        byte[] ecdsa = [2, .. new byte[32]], longer = [1, .. new byte[33]];
        Assert.All(
            [
                "", "+", "++", "example.com/foo", "example.com/foo+530d903a", "example.com/foo+530d903a+", $"+530d903a+{material}",
                $"example.com/foo+530D903A+{material}", $"example.com/foo+0530d903a+{material}", $"example.com/foo+00000000+{material}",
                $"example.com/foo+530d903a+{material}=", $"example.com/foo+530d903a+{material}\n", $" example.com/foo+530d903a+{material}",
                $"example.com/foo+530d903a+{Convert.ToBase64String(ecdsa)}", $"example.com/foo+530d903a+{Convert.ToBase64String(longer)}",
                $"example.com/foo+530d903a+{Convert.ToBase64String([1])}",
            ],
            text => Assert.False(NoteVerifier.TryParse(text, out _)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a\u00a0b")]
    [InlineData("a\u2003b")]
    [InlineData("a\u0085b")]
    [InlineData("a\nb")]
    [InlineData("a\u0001b")]
    public void Names_have_no_spaces_plus_or_control_characters(string name)
    {
        Assert.Throws<ArgumentException>(() => new NoteVerifier(name, NoteSignatureType.Ed25519, Examples.Key(1).PublicKey));
        Assert.Throws<ArgumentException>(() => new NoteSigner(name, Examples.Key(1)));
        Assert.Throws<ArgumentException>(() => new Cosigner(name, Examples.Key(1)));
        Assert.Throws<ArgumentException>(() => new NoteSignature(name, 1, [1]));
    }
}
