namespace Tabulation.Statistics.Tests;

public class ChiSquareTests
{
    /// <summary>An even number of degrees has a finite sum: e^(-x/2) times the first terms of e^(x/2).</summary>
    [Theory]
    [InlineData(2, 0.001)]
    [InlineData(2, 300)]
    [InlineData(10, 3)]
    [InlineData(10, 40)]
    [InlineData(200, 150)]
    [InlineData(200, 400)]
    public void Even_degrees_are_a_sum(int degrees, double value)
    {
        var (sum, term) = (0.0, 1.0);
        for (var i = 1; i <= degrees / 2; i++)
        {
            sum += term;
            term *= value / 2 / i;
        }

        Close.To(Math.Exp(-value / 2) * sum, ChiSquare.UpperTail(value, degrees));
    }

    /// <summary>With x = z² the density is proportional to z^(ν-1) e^(-z²/2), smooth for odd ν as well.</summary>
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 3.841458820694124)]
    [InlineData(9, 16.918977604620448)]
    [InlineData(9, 60)]
    [InlineData(101, 80)]
    [InlineData(101, 190)]
    public void Odd_degrees_are_an_area(int degrees, double value)
    {
        double Density(double z) => Math.Pow(z / Math.Sqrt(degrees), degrees - 1) * Math.Exp((degrees - (z * z)) / 2);
        var root = Math.Sqrt(value);
        var above = Area.Under(Density, root, root + 40);
        Close.To(above / (above + Area.Under(Density, 0, root)), ChiSquare.UpperTail(value, degrees), 1e-10);
    }

    [Fact]
    public void Nothing_at_all_is_certain_to_be_exceeded()
    {
        Assert.Equal(1, ChiSquare.UpperTail(0, 9));
        Assert.Equal(0, ChiSquare.UpperTail(double.PositiveInfinity, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquare.UpperTail(-1, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquare.UpperTail(1, 0));
    }
}
