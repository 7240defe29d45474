using Xunit;

namespace Tabulation.TestKit;

/// <summary>A test that needs files of <see cref="SharedData"/>; skipped, and counted so, where one is not present.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(params string[] files)
    {
        Files = files;
        if (files.FirstOrDefault(file => !SharedData.Has(file)) is { } missing)
            Skip = $"not present: {SharedData.PathOf(missing)}";
    }

    public string[] Files { get; }
}
