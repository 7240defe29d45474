namespace Tabulation.Statistics.Tests;

public class NormalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(25)]
    public void The_tail_is_the_area_under_the_curve(double z)
    {
        // e^(-z²/2) taken out, so that a tail of 10^-138 has digits to compare.
        var area = Area.Under(further => Math.Exp(-further * (z + (further / 2))), 0, z < 2 ? 12 : 40 / z);
        Close.To(Math.Exp(-z * z / 2) * area / Math.Sqrt(2 * Math.PI), Normal.UpperTail(z));
        Close.To(1 - Normal.UpperTail(z), Normal.UpperTail(-z));
        Close.To(2 * Normal.UpperTail(z), Normal.BothTails(-z));
    }

    /// <summary>From tables.</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.005, -2.5758293035489004)]
    [InlineData(1e-9, -5.9978070150076865)]
    public void Quantiles_are_those_of_the_tables(double probability, double expected) => Close.To(expected, Normal.Quantile(probability));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void What_is_certain_has_no_quantile(double probability) => Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(probability));
}
