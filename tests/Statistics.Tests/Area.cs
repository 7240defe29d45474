namespace Tabulation.Statistics.Tests;

/// <summary>Areas under curves by Simpson's rule, in steps too small to matter for smooth curves.</summary>
internal static class Area
{
    private const int Steps = 40_000;

    public static double Under(Func<double, double> curve, double from, double to)
    {
        var width = (to - from) / Steps;
        var sum = curve(from) + curve(to);
        for (var i = 1; i < Steps; i++) sum += (i % 2 == 0 ? 2 : 4) * curve(from + (i * width));
        return sum * width / 3;
    }
}
