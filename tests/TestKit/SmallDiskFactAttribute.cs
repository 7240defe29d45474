using Xunit;

namespace Tabulation.TestKit;

/// <summary>A test that needs a <see cref="SmallDisk"/>; skipped, and counted so, where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsPossible) Skip = "no disk in memory can be mounted here, which only root may";
    }
}
