namespace Tabulation.Statistics.Tests;

public class StudentTTests
{
    public static TheoryData<double, double> Quantiles()
    {
        var all = new TheoryData<double, double>();
        foreach (var degrees in new[] { 1, 1.5, 2, 3, 4.25, 10, 29, 100, 1_000, 20_000 })
            foreach (var probability in new[] { 0.6, 0.9, 0.975, 0.995, 0.9999 }) all.Add(degrees, probability);
        return all;
    }

    /// <summary>
    /// With t = sqrt(ν) tan θ the density is proportional to cos^(ν-1) θ: integrated over θ it needs no constants and no infinite range.
    /// </summary>
    [Theory]
    [MemberData(nameof(Quantiles))]
    public void Below_a_quantile_lies_its_share_of_the_area(double degrees, double probability)
    {
        var quantile = new StudentT(degrees).Quantile(probability);
        var angle = Math.Atan(quantile / Math.Sqrt(degrees));
        // Beyond 40 standard deviations nothing is left; the widest case, of one degree, is even.
        var end = Math.Min(Math.PI / 2, 40 / Math.Sqrt(degrees));
        double Density(double theta) => Math.Pow(Math.Max(0, Math.Cos(theta)), degrees - 1);
        Close.To(probability - 0.5, Area.Under(Density, 0, angle) / Area.Under(Density, 0, end) / 2, degrees is > 1 and < 2 ? 1e-5 : 1e-10);
        Close.To(-quantile, new StudentT(degrees).Quantile(1 - probability), 1e-9);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.7)]
    [InlineData(12.7)]
    [InlineData(1e9)]
    public void One_and_two_degrees_have_closed_forms(double t)
    {
        Close.To(Math.Atan2(1, t) / Math.PI, new StudentT(1).UpperTail(t));
        var root = Math.Sqrt(2 + (t * t));
        Close.To(1 / (root * (root + t)), new StudentT(2).UpperTail(t));
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e12)]
    public void Very_many_degrees_are_nearly_the_normal_distribution(double degrees)
    {
        foreach (var z in new[] { 0.1, 1, 1.96, 3 })
        {
            // The first term of the expansion in 1/degrees: the density is the normal one times 1 + (z⁴ - 2z² - 1) / 4ν.
            var correction = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * z * (1 + (z * z)) / (4 * degrees);
            Close.To(Normal.UpperTail(z) + correction, new StudentT(degrees).UpperTail(z), 1e-9);
        }
    }

    /// <summary>From tables.</summary>
    [Theory]
    [InlineData(1, 12.7062047361747)]
    [InlineData(10, 2.228138851986274)]
    [InlineData(30, 2.0422724563012373)]
    public void Intervals_of_95_percent_are_those_of_the_tables(double degrees, double expected) =>
        Close.To(expected, new StudentT(degrees).Quantile(0.975));

    [Theory]
    [InlineData(0.99)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Less_than_one_degree_is_no_distribution(double degrees) => Assert.Throws<ArgumentOutOfRangeException>(() => new StudentT(degrees));
}
