namespace Tabulation.Statistics.Tests;

/// <summary>Compares numbers by their digits, whatever their size.</summary>
internal static class Close
{
    /// <summary>Fails where the two differ by more than <paramref name="relative"/> of the larger.</summary>
    public static void To(double expected, double found, double relative = 1e-12) => Assert.True(Is(expected, found, relative), $"{found:R} instead of {expected:R}");

    public static bool Is(double expected, double found, double relative = 1e-12) =>
        Math.Abs(expected - found) <= relative * Math.Max(Math.Abs(expected), Math.Abs(found));
}
