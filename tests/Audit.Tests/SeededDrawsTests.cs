using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Tabulation.Domain.Ids;

namespace Tabulation.Audit.Tests;

public class SeededDrawsTests
{
    private static readonly DrawAnchor Anchor = new("results.example/log", 1_234, Digest.From(SHA256.HashData("root"u8)));

    /// <summary>As the bytes are documented, written down again.</summary>
    [Fact]
    public void Anybody_can_repeat_them()
    {
        Int128[] weights = [3, 0, 5, 1_000_000_007, 2];
        var draws = new SeededDraws("6 2 5 3 1 1 4", Anchor, weights);
        for (var draw = 1; draw <= 300; draw++)
        {
            var root = Convert.ToBase64String(SHA256.HashData("root"u8));
            var text = $"tabulation audit draw v1\n6 2 5 3 1 1 4\nresults.example/log\n1234\n{root}\n{draw}\n0\n";
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
            var x = BigInteger.Parse("0" + hash, NumberStyles.HexNumber, null) % 1_000_000_017;
            Assert.Equal(x < 3 ? 0 : x < 8 ? 2 : x < 1_000_000_015 ? 3 : 4, draws[draw]);
        }
    }

    [Fact]
    public void They_never_change()
    {
        var draws = new SeededDraws("6 2 5 3 1 1 4", Anchor, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Equal(draws.First(12), [.. Enumerable.Range(1, 12).Select(n => draws[n])]);
        Assert.Equal("7 5 7 9 9 9 6 3 4 7 5 9", string.Join(' ', draws.First(12)));
    }

    [Fact]
    public void Stations_come_up_as_often_as_their_weights_say()
    {
        Int128[] weights = [1, 2, 3, 0, 4];
        var counts = new int[weights.Length];
        foreach (var station in new SeededDraws("seed", Anchor, weights).First(100_000)) counts[station]++;
        for (var i = 0; i < weights.Length; i++) Assert.InRange(counts[i] - ((int)weights[i] * 10_000), -600, 600);
        Assert.Equal(0, counts[3]);
    }

    [Fact]
    public void Seed_checkpoint_and_number_all_matter()
    {
        Int128[] weights = [.. Enumerable.Repeat((Int128)1, 1_000)];
        var first = new SeededDraws("a", Anchor, weights).First(8);
        Assert.NotEqual(first, new SeededDraws("b", Anchor, weights).First(8));
        Assert.NotEqual(first, new SeededDraws("a", Anchor with { Size = 1_235 }, weights).First(8));
        Assert.NotEqual(first, new SeededDraws("a", Anchor with { Origin = "other" }, weights).First(8));
        Assert.NotEqual(first, new SeededDraws("a", Anchor with { Root = default }, weights).First(8));
        Assert.True(first.Distinct().Count() > 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void A_seed_is_one_line(string seed) => Assert.Throws<ArgumentException>(() => new SeededDraws(seed, Anchor, [1]));

    [Fact]
    public void Nothing_can_be_drawn_from_nothing() => Assert.Throws<ArgumentException>(() => new SeededDraws("a", Anchor, [0, 0]));
}
