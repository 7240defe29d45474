using System.Diagnostics;
using System.Text;

namespace Tabulation.TestKit;

/// <summary>
/// A process started by a test, ended with it. Lines of standard output are read one by one; errors are kept for messages.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();

    private ChildProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public StreamWriter Input => process.StandardInput;

    public string Errors
    {
        get
        {
            lock (errors)
                return errors.ToString();
        }
    }

    public static ChildProcess Start(string program, params IEnumerable<string> arguments)
    {
        // Tests that run in a shell's background ignore Ctrl-C, and so would what they start.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>Runs a program to its end. Throws <see cref="InvalidOperationException"/> with its errors unless it exits with 0.</summary>
    public static async Task<string> Run(string program, params IEnumerable<string> arguments)
    {
        await using var child = Start(program, arguments);
        var output = await child.process.StandardOutput.ReadToEndAsync();
        var code = await child.ExitCode();
        return code == 0 ? output : throw new InvalidOperationException($"{program} exited with {code}: {output}{child.Errors}");
    }

    /// <summary>The next line of standard output; null at its end.</summary>
    public Task<string?> ReadLine() => process.StandardOutput.ReadLineAsync();

    /// <summary>The first line from here on that contains the text.</summary>
    public Task<string> ReadLineWith(string text) => ReadLineWith(text, Wait.Limit);

    /// <summary>The same, from what may be silent for so long.</summary>
    public async Task<string> ReadLineWith(string text, TimeSpan silence)
    {
        while (await ReadLine().WaitAsync(silence) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
        throw new InvalidOperationException($"The process ended without saying '{text}'. {Errors}");
    }

    /// <summary>Sends a signal by its name, such as TERM or INT. KILL is sent before this returns; others take as long as a program to start.</summary>
    public Task Signal(string name)
    {
        if (name != "KILL") return Run("kill", "-s", name, $"{Id}");
        process.Kill();
        return Task.CompletedTask;
    }

    /// <summary>Waits for the end. 128 plus the signal's number for a process killed by one.</summary>
    public async Task<int> ExitCode()
    {
        await process.WaitForExitAsync().WaitAsync(Wait.Limit);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (errors)
            errors.AppendLine(line);
    }
}
