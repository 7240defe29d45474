using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.Client.Tests;

/// <summary>Checks properties; a failure shows the seed with which it can be repeated.</summary>
internal static class Properties
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> property) =>
        Prop.ForAll(values.ToArbitrary(), property).Check(Config.QuickThrowOnFailure);
}
