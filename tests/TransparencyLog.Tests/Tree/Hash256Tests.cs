using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class Hash256Tests
{
    private static readonly Arbitrary<byte[]> s_bytes = ArbMap.Default.ArbFor<byte>().Generator.ArrayOf(Hash256.Size).ToArbitrary();

    [Fact]
    public void Is_the_sha_256_of_the_data() =>
        Prop.ForAll<byte[]>(data => Hash256.Of(data).ToArray().SequenceEqual(SHA256.HashData(data))).QuickCheckThrowOnFailure();

    [Fact]
    public void Is_the_sha_256_of_nothing_and_of_abc()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Hash256.Of([]).ToString());
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hash256.Of("abc"u8).ToString());
    }

    [Fact]
    public void Is_the_sha_256_of_the_data_on_every_thread()
    {
        var data = Enumerable.Range(0, 2_000).Select(i => new byte[i]).ToArray();
        Assert.True(data.AsParallel().All(d => Hash256.Of(d) == Hash256.From(SHA256.HashData(d))));
    }

    [Fact]
    public void Bytes_and_digits_come_back() => Prop.ForAll(s_bytes, bytes =>
    {
        var hash = Hash256.From(bytes);
        var hex = Convert.ToHexStringLower(bytes);
        return hash.ToArray().SequenceEqual(bytes)
            && hash.ToString() == hex
            && Hash256.Parse(hex) == hash
            && Hash256.Parse(hex.ToUpperInvariant()) == hash
            && Hash256.AsBytes([hash]).SequenceEqual(bytes)
            && Hash256.Cast(bytes)[0] == hash;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hashes_that_differ_in_one_bit_are_not_equal()
    {
        var hash = Hash256.Of("x"u8);
        for (var bit = 0; bit < 8 * Hash256.Size; bit++)
        {
            var bytes = hash.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(Hash256.From(bytes) != hash);
        }
    }

    [Fact]
    public void Equal_hashes_have_equal_hash_codes() => Prop.ForAll(s_bytes, bytes =>
        Hash256.From(bytes) == Hash256.From(bytes) && Hash256.From(bytes).GetHashCode() == Hash256.From(bytes).GetHashCode())
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Order_is_the_order_of_the_bytes() => Prop.ForAll(s_bytes, s_bytes, (a, b) =>
        Math.Sign(Hash256.From(a).CompareTo(Hash256.From(b)))
            == Math.Sign(string.CompareOrdinal(Convert.ToHexString(a), Convert.ToHexString(b))))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8555")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g")]
    [InlineData(" 3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Other_texts_are_no_hashes(string text)
    {
        Assert.False(Hash256.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Hash256.Parse(text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Other_lengths_are_no_hashes(int length)
    {
        Assert.False(Hash256.TryFrom(new byte[length], out _));
        Assert.Throws<ArgumentException>(() => Hash256.From(new byte[length]));
    }

    [Fact]
    public void A_part_of_a_hash_is_not_cast_away() => Assert.Throws<ArgumentException>(() => Hash256.Cast(new byte[65]).Length);
}
