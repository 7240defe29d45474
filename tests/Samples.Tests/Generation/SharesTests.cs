using System.Numerics;
using Tabulation.Samples.Generation;
using Tabulation.Statistics;

namespace Tabulation.Samples.Tests.Generation;

public class SharesTests
{
    [Fact]
    public void Divides_exactly_and_within_one_of_the_exact_share() => Seeds.Check(200, seed =>
    {
        var random = new SplitMix64(seed);
        var weights = Enumerable.Range(0, random.Between(1, 20)).Select(_ => (long)random.Below(1_000)).Append(1).ToArray();
        long total = random.Below(1_000_000);
        var parts = Shares.Divide(total, weights);
        Assert.Equal(total, parts.Sum());
        for (var i = 0; i < weights.Length; i++)
        {
            var difference = (new BigInteger(parts[i]) * weights.Sum()) - (new BigInteger(total) * weights[i]);
            Assert.True(BigInteger.Abs(difference) < weights.Sum(), $"part {i}");
        }
    });

    [Fact]
    public void Divides_exactly_within_bounds() => Seeds.Check(200, seed =>
    {
        var random = new SplitMix64(seed);
        var weights = Enumerable.Range(0, random.Between(1, 40)).Select(_ => 1L + random.Below(1_000)).ToArray();
        var (least, most) = (random.Below(50), random.Between(50, 500));
        long total = random.Between(least * weights.Length, most * weights.Length);
        var parts = Shares.DivideWithin(total, weights, least, most);
        Assert.Equal(total, parts.Sum());
        Assert.All(parts, part => Assert.InRange(part, least, most));
    });

    [Fact]
    public void Gives_the_largest_remainders_first_and_the_first_of_equal_ones()
    {
        Assert.Equal([2, 1, 1], Shares.Divide(4, [1, 1, 1]));
        Assert.Equal([1, 2, 0], Shares.Divide(3, [30, 60, 1]));
        Assert.Equal([0, 0], Shares.Divide(0, [0, 0]));
    }

    [Fact]
    public void Refuses_what_cannot_be_divided()
    {
        Assert.Throws<ArgumentException>(() => Shares.Divide(1, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.DivideWithin(11, [1, 1], 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.DivideWithin(1, [1, 1], 1, 5));
    }
}
