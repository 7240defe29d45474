using System.Net;
using System.Net.Sockets;
using Tabulation.Client.Elections;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>What keeps Standalone from starting is said in a line, with exit code 2.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_ledger_that_another_key_opened_is_not_touched()
    {
        var data = folder.File("data");
        var election = new SmallElection();
        await using (var server = await StandaloneServer.StartAsync(data, election.Root.PublicKey))
        {
            using var client = await TestClient.ConnectAsync(server);
            Assert.Null(await ElectionOpener.OpenAsync(client.Submitter(), election.Signed));
        }

        await RefusedAsync("another operator's key", "--demo", "none", "--data", data);
        await RefusedAsync("another operator's key", "--demo", "kazakhstan-2023", "--exit", "--data", data);
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await RefusedAsync("--urls names other ports", "--demo", "none", "--urls", $"http://{other.LocalEndpoint},http://127.0.0.1:0");
    }

    [Theory]
    [InlineData("Checkpoints__Witnesses", "nonsense")]
    [InlineData("Checkpoints__Witnesses", "one.example+e0d4f1a1+BNQ=@http://127.0.0.1:7380")]
    [InlineData("Checkpoints__WitnessesNeeded", "1")]
    [InlineData("Checkpoints__WitnessesNeeded", "many")]
    [InlineData("Checkpoints__FormerKeyFiles", "/no/such/key.pem")]
    [InlineData("Checkpoints__Witness", "one")]
    [InlineData("Anchor__Port", "0")]
    public async Task A_setting_that_cannot_be_used_is_named_in_one_line(string setting, string value)
    {
        await using var process = ChildProcess.Start("env", $"{setting}={value}", "dotnet", StandaloneProcess.Path, "--demo", "none", "--urls", "http://127.0.0.1:0,http://127.0.0.1:0");
        var lines = new List<string>();
        while (await process.ReadLine() is { } line) lines.Add(line);
        Assert.Equal(2, await process.ExitCode());
        Assert.Contains($"Cannot start: The setting {setting} ", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bogus", "Unrecognized")]
    [InlineData("--speed=fast", "--speed")]
    [InlineData("--demo=nowhere", "--demo")]
    [InlineData("--urls=http://127.0.0.1:7000,http://127.0.0.1:7000", "--urls")]
    [InlineData("--data=/etc/hostname", "--data")]
    [InlineData("--operator-key=/etc/hostname", "--demo none")]
    public async Task A_wrong_flag_or_value_is_named(string argument, string expected)
    {
        await using var process = ChildProcess.Start("dotnet", StandaloneProcess.Path, argument);
        Assert.Equal(2, await process.ExitCode());
        Assert.Contains(expected, process.Errors, StringComparison.Ordinal);
        Assert.Contains("--help", process.Errors, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string expected, params string[] arguments)
    {
        await using var process = StandaloneProcess.Launch(arguments);
        var lines = new List<string>();
        while (await process.ReadLine() is { } line) lines.Add(line);
        Assert.Equal(2, await process.ExitCode());
        Assert.Contains(expected, string.Join('\n', lines), StringComparison.Ordinal);
    }
}
