using System.Globalization;
using System.Numerics;
using Tabulation.Publication.Page;

namespace Tabulation.Publication.Tests.Page;

/// <summary>Numbers on the page.</summary>
public sealed class PageNumbersTests
{
    private static readonly (BigInteger, BigInteger) FivePercent = (1, 20);

    [Fact]
    public void What_is_shown_lies_on_the_side_of_the_threshold_where_the_exact_share_lies()
    {
        var numbers = new PageNumbers(PageLanguage.English);
        for (var part = 900; part < 1_100; part++)
            Assert.Equal(part * 20 >= 20_003, decimal.Parse(numbers.Percent(part, 20_003, FivePercent).TrimEnd('%'), CultureInfo.InvariantCulture) >= 5m);
    }

    [Theory]
    [InlineData(1, 8, "12.50%")]
    [InlineData(1, 800, "0.13%")]
    [InlineData(0, 7, "0.00%")]
    [InlineData(7, 7, "100.00%")]
    [InlineData(0, 0, "–")]
    public void Shares_are_rounded_half_up(long part, long whole, string text) => Assert.Equal(text, new PageNumbers(PageLanguage.English).Percent(part, whole));

    [Fact]
    public void A_share_just_below_the_threshold_has_as_many_digits_as_it_needs() =>
        Assert.Equal("4,9999\u00a0%", new PageNumbers(PageLanguage.Russian).Percent(49_999, 1_000_000, FivePercent));
}
