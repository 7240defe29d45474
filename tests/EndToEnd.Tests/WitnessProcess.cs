using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary><c>tabulate witness</c> in a process of its own.</summary>
internal sealed record WitnessProcess(ChildProcess Process, NoteVerifier Key, Uri Address) : IAsyncDisposable
{
    // .../tests/EndToEnd.Tests/bin/CONFIGURATION/net10.0/
    private static readonly string Built = Path.Combine(
        Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory)!)!), Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory)!));

    /// <summary>The program, as built beside this test.</summary>
    public static string Tabulate => Repository.PathOf($"services/Cli/bin/{Built}/tabulate.dll");

    /// <summary>As the setting <c>Checkpoints__Witnesses</c> names it.</summary>
    public string Setting => $"{Key}@{Address.OriginalString}";

    /// <param name="directory">Of its key, which is made at the first start, and its state.</param>
    /// <param name="name">Its name.</param>
    /// <param name="log">The log's key.</param>
    /// <param name="address">Where to listen; where nobody else will, also once it is killed, if not given.</param>
    /// <param name="keyOf">Directory of the key where that is another one.</param>
    public static async Task<WitnessProcess> StartAsync(string directory, string name, NoteVerifier log, Uri? address = null, string? keyOf = null)
    {
        Directory.CreateDirectory(directory);
        var key = Path.Combine(keyOf ?? directory, "key.pem");
        if (!File.Exists(key)) await File.WriteAllTextAsync(key, Ed25519SigningKey.Create().ToPem());
        var process = ChildProcess.Start(
            "dotnet", Tabulate, "witness", "--key", key, "--name", name, "--log", $"{log}",
            "--state", StateIn(directory), "--urls", address?.OriginalString ?? $"http://127.0.0.1:{FreePort.Find()}");
        var setting = await process.ReadLineWith($"{name}+");
        var at = setting.LastIndexOf('@');
        Assert.True(NoteVerifier.TryParse(setting[..at], out var verifier));
        return new WitnessProcess(process, verifier, new Uri(setting[(at + 1)..]));
    }

    public static string StateIn(string directory) => Path.Combine(directory, "state");

    public async Task StopAsync(string signal)
    {
        await Process.Signal(signal);
        await Process.ExitCode();
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
