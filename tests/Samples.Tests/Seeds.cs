using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.Samples.Tests;

/// <summary>Runs a check for a few seeds of any size; FsCheck names the one that fails.</summary>
internal static class Seeds
{
    public static void Check(int count, Action<ulong> check)
    {
        var seeds = Gen.Choose(0, int.MaxValue).Two().Select(pair => ((ulong)pair.Item1 << 33) | (uint)pair.Item2);
        Prop.ForAll(seeds.ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
    }
}
