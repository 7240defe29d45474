namespace Tabulation.TransparencyLog.Tests;

public class VerifiedSignaturesTests
{
    private static readonly SigningKey s_key = SigningKey.Create();

    [Fact]
    public void A_bad_signature_over_the_same_bytes_stays_bad_after_a_good_one()
    {
        var verified = new VerifiedSignatures(8);
        var good = s_key.Sign("data"u8);
        var bad = good.ToArray();
        bad[^1] ^= 1;
        Assert.True(verified.Verify(s_key.PublicKey, "data"u8, good));
        Assert.False(verified.Verify(s_key.PublicKey, "data"u8, bad));
        Assert.False(verified.Verify(s_key.PublicKey, "other"u8, good));
        Assert.False(verified.Verify(SigningKey.Create().PublicKey, "data"u8, good));
        Assert.True(verified.Verify(s_key.PublicKey, "data"u8, good));
        Assert.Equal(1, verified.Count);
    }

    [Fact]
    public void Failures_are_not_remembered()
    {
        var verified = new VerifiedSignatures(8);
        Assert.False(verified.Verify(s_key.PublicKey, "data"u8, new byte[P256.SignatureLength]));
        Assert.False(verified.Verify(s_key.PublicKey, "data"u8, []));
        Assert.Equal(0, verified.Count);
    }

    [Fact]
    public void Only_so_many_are_remembered_by_any_number_of_threads()
    {
        var verified = new VerifiedSignatures(10);
        Parallel.For(0, 200, i =>
        {
            var data = BitConverter.GetBytes(i % 50);
            Assert.True(verified.Verify(s_key.PublicKey, data, s_key.Sign(data)));
        });
        Assert.InRange(verified.Count, 1, 10);
    }

    [Fact]
    public void There_is_room_for_two_at_least() => Assert.Throws<ArgumentOutOfRangeException>(() => new VerifiedSignatures(1));
}
