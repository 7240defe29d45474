namespace Tabulation.Architecture.Tests;

/// <summary>Votes and seats are integers and exact fractions, and nothing in a verdict or a total depends on a clock.</summary>
public class ExactnessTests
{
    [Theory]
    [InlineData("Domain")]
    [InlineData("TransparencyLog")]
    [InlineData("Audit")]
    public void No_floating_point_number_occurs(string name)
    {
        using var assembly = Metadata.Of(name);
        Assert.Empty(assembly.FloatingPoint());
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("TransparencyLog")]
    [InlineData("Audit")]
    public void No_local_time_and_no_chance_occur(string name)
    {
        using var assembly = Metadata.Of(name);
        Assert.Empty(assembly.ReferencedTypes().Intersect(["System.DateTime", "System.Random", "System.TimeZoneInfo", "System.Diagnostics.Stopwatch"]));
    }

    /// <summary>The search itself finds what it looks for: this assembly has one of each kind.</summary>
    [Fact]
    public void Floating_point_is_found_wherever_it_hides()
    {
        using var assembly = Metadata.Of("Architecture.Tests");
        var found = assembly.FloatingPoint().ToHashSet();
        Assert.Contains("field s_half", found);
        Assert.Contains($"method {nameof(Floating.Parameter)}", found);
        Assert.Contains($"method {nameof(Floating.Local)}", found);
        Assert.Contains($"method {nameof(Floating.Constant)}", found);
        Assert.Contains($"method {nameof(Floating.Inside)}", found);
        Assert.Contains($"use of {nameof(Math.Sqrt)}", found);
        Assert.DoesNotContain($"method {nameof(Floating.None)}", found);
    }

    private static class Floating
    {
        private static readonly double s_half = 0.5;

        public static void Parameter(float value) => Assert.Equal(value, value);

        public static int Local(int value)
        {
            var root = Math.Sqrt(value);
            return (int)root + (int)(root * s_half);
        }

        public static bool Constant(int value) => value > 0.5;

        public static IEnumerable<double> Inside() => [];

        public static long None(long value) => value + 1;
    }
}
