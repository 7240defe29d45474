using System.ComponentModel;

namespace Tabulation.TestKit;

/// <summary>Disks in memory that can be filled up: only root may mount them, and not everywhere.</summary>
public static class SmallDisk
{
    private static readonly Lazy<bool> Tried = new(() => TryAsync().GetAwaiter().GetResult());

    /// <summary>Whether one can be mounted here; tried once.</summary>
    public static bool IsPossible => Tried.Value;

    private static async Task<bool> TryAsync()
    {
        using var folder = new TemporaryFolder();
        try
        {
            await ChildProcess.Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path);
            await ChildProcess.Run("umount", folder.Path);
            return true;
        }
        catch (Exception refused) when (refused is InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
