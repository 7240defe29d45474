using Tabulation.Forensics.Checks;

namespace Tabulation.Forensics.Tests.Kit;

internal static class Measures
{
    /// <summary>The number of this name.</summary>
    public static double Number(this CheckResult result, string name) => result.Numbers.Single(number => number.Name == name).Value;
}
