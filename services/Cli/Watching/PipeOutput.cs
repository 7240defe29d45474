using Microsoft.Win32.SafeHandles;

namespace Tabulation.Cli.Watching;

/// <summary>
/// Standard output that says when nobody reads it any more. The console's own does not: what is written to a broken pipe is lost there.
/// </summary>
internal static class PipeOutput
{
    private const int StandardOutput = 1;

    /// <summary>To be disposed of. Writing throws <see cref="IOException"/> once the pipe is closed at its other end.</summary>
    public static TextWriter Open() => OperatingSystem.IsWindows()
        ? new StreamWriter(Console.OpenStandardOutput())
        : new StreamWriter(new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0));
}
