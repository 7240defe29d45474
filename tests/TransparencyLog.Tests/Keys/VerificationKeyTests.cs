using System.Numerics;

namespace Tabulation.TransparencyLog.Tests;

public class VerificationKeyTests
{
    private static readonly BigInteger s_p = Number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger s_n = Number("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    private static readonly BigInteger s_b = Number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    [Fact]
    public void Verifies_the_signatures_of_rfc_6979()
    {
        var key = KnownKey.Read();
        Assert.True(key.Verify("sample"u8, KnownKey.OverSample));
        Assert.True(key.Verify("test"u8, KnownKey.OverTest));
        Assert.False(key.Verify("test"u8, KnownKey.OverSample));
        Assert.False(key.Verify("sampl"u8, KnownKey.OverSample));
    }

    [Fact]
    public void No_signature_altered_by_a_bit_verifies()
    {
        var key = KnownKey.Read();
        for (var bit = 0; bit < 8 * P256.SignatureLength; bit++)
        {
            var altered = KnownKey.OverSample.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(key.Verify("sample"u8, altered));
        }
    }

    [Fact]
    public void Signatures_of_other_lengths_and_outside_the_range_of_numbers_do_not_verify()
    {
        var key = KnownKey.Read();
        var (r, s) = (KnownKey.OverSample[..32], KnownKey.OverSample[32..]);
        byte[] zero = new byte[32], order = Bytes(s_n), ones = [.. Enumerable.Repeat((byte)0xff, 32)];
        Assert.All<byte[]>(
            [
                [], [.. r], [.. r, .. s, 0],
                [.. zero, .. zero], [.. zero, .. s], [.. r, .. zero],
                [.. order, .. s], [.. r, .. order], [.. ones, .. ones],
            ],
            signature => Assert.False(key.Verify("sample"u8, signature)));
    }

    [Fact]
    public void The_signature_with_s_negated_verifies_too_which_is_why_no_id_covers_signatures()
    {
        var negated = Bytes(s_n - new BigInteger(KnownKey.OverSample.AsSpan(32), isUnsigned: true, isBigEndian: true));
        Assert.True(KnownKey.Read().Verify("sample"u8, [.. KnownKey.OverSample.AsSpan(0, 32), .. negated]));
    }

    [Fact]
    public void Its_bytes_are_read_back_and_its_id_is_their_hash()
    {
        var key = KnownKey.Read();
        Assert.Equal(KnownKey.PublicKey, key.Bytes.ToArray());
        Assert.Equal(Hash256.Of(KnownKey.PublicKey), key.Id);
        Assert.Equal(key, KnownKey.Read());
        Assert.NotEqual(key, SigningKey.Create().PublicKey);
    }

    [Fact]
    public void Other_forms_of_the_key_are_not_read()
    {
        var key = KnownKey.PublicKey;
        Assert.All<byte[]>(
            [
                [], [0], [.. key[..64]], [.. key, 0],
                [2, .. key[1..33]], [3, .. key[1..33]], [6, .. key[1..]], [0, .. key[1..]], [4, .. new byte[64]],
            ],
            bytes => Assert.False(VerificationKey.TryRead(bytes, out _)));
    }

    [Fact]
    public void Points_beside_the_curve_are_not_read()
    {
        for (var at = 1; at < P256.PublicKeyLength; at++)
        {
            var bytes = KnownKey.PublicKey.ToArray();
            bytes[at] ^= 1;
            Assert.False(VerificationKey.TryRead(bytes, out _));
        }
    }

    [Fact]
    public void A_key_has_one_encoding_because_coordinates_are_below_p()
    {
        var (x, y) = PointWithSmallX();
        Assert.True(VerificationKey.TryRead([4, .. Bytes(x), .. Bytes(y)], out _));
        Assert.False(VerificationKey.TryRead([4, .. Bytes(x + s_p), .. Bytes(y)], out _));
    }

    [Fact]
    public void Any_number_of_threads_may_verify_at_once()
    {
        var key = KnownKey.Read();
        var verdicts = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => key.Verify("sample"u8, i % 2 == 0 ? KnownKey.OverSample : KnownKey.OverTest) == (i % 2 == 0));
        Assert.All(verdicts, Assert.True);
    }

    // p is 3 modulo 4, so a square root is a power (SEC 1 section 2.3.4).
    private static (BigInteger X, BigInteger Y) PointWithSmallX()
    {
        for (var x = BigInteger.One; ; x++)
        {
            var square = (x * x * x - 3 * x + s_b) % s_p;
            var y = BigInteger.ModPow(square, (s_p + 1) / 4, s_p);
            if (y * y % s_p == square)
                return (x, y);
        }
    }

    private static BigInteger Number(string hex) => new(Convert.FromHexString(hex), isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
