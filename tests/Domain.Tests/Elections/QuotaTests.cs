using System.Numerics;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Elections;

public class QuotaTests
{
    /// <summary>Kazakhstan 2023, lists of the parties admitted: 30% of their mandates, a fraction counted as one.</summary>
    [Theory]
    [InlineData(40, 12)]
    [InlineData(8, 3)]
    [InlineData(6, 2)]
    [InlineData(5, 2)]
    [InlineData(4, 2)]
    public void Thirty_percent_of_the_mandates_rounded_up(int mandates, int needed) =>
        Assert.Equal(needed, Quota(3, 10, QuotaRounding.Up).Needed(mandates));

    [Fact]
    public void Rounding_is_what_it_is_called_for_every_share_and_count()
    {
        foreach (var denominator in new[] { 1, 2, 3, 7, 10, 100, 999, 1_000 })
            for (var numerator = 1; numerator <= denominator; numerator += Math.Max(1, denominator / 7))
                foreach (var count in new[] { 0, 1, 2, 3, 5, 7, 10, 49, 50, 98, 107, 450, 9_999, 10_000 })
                    AssertRounds(numerator, denominator, count);
    }

    /// <summary>The least n with n >= x, the greatest with n &lt;= x, the least with n + 1/2 > x: searched for, not divided.</summary>
    private static void AssertRounds(int numerator, int denominator, int count)
    {
        BigInteger part = (BigInteger)count * numerator;
        var up = Quota(numerator, denominator, QuotaRounding.Up).Needed(count);
        Assert.True(up * (BigInteger)denominator >= part && (up - 1) * (BigInteger)denominator < part);
        var down = Quota(numerator, denominator, QuotaRounding.Down).Needed(count);
        Assert.True(down * (BigInteger)denominator <= part && (down + 1) * (BigInteger)denominator > part);
        var nearest = Quota(numerator, denominator, QuotaRounding.Nearest).Needed(count);
        Assert.True(((2 * nearest) + 1) * (BigInteger)denominator > 2 * part && ((2 * nearest) - 1) * (BigInteger)denominator <= 2 * part);
    }

    private static QuotaRule Quota(int numerator, int denominator, QuotaRounding rounding) => new(Parts.Named("quota"), numerator, denominator, rounding, "article 5");
}
