using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tabulation.TestKit;

/// <summary>
/// A Redis server of the test's own, on a free port, its data in a folder of its own. It writes to disk only when told to, so that what a restart brings
/// back is known.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string[] options;
    private ChildProcess? process;

    private RedisServer(int port, string[] options)
    {
        Port = port;
        this.options = options;
    }

    public int Port { get; }

    public string Address => $"127.0.0.1:{Port}";

    public int ProcessId => process!.Id;

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="options">As on redis-server's command line.</param>
    public static async Task<RedisServer> StartAsync(params string[] options)
    {
        var server = NotYetStarted(options);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>One that has its port and does not listen on it yet.</summary>
    public static RedisServer NotYetStarted(params string[] options) => new(FreePort.Find(), options);

    /// <summary>Starts the server, with the data last saved.</summary>
    public async Task StartAgainAsync()
    {
        process = ChildProcess.Start("redis-server", [
            "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", folder.Path, "--save", "", "--logfile", folder.File("log"), .. options]);
        await Wait.Until(AnswersAsync, $"Redis answers on {Address}");
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        if (process is not null) await process.DisposeAsync();
        process = null;
    }

    /// <summary>Stops it from doing anything, its connections open, until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync() => process!.Signal("STOP");

    public Task ResumeAsync() => process!.Signal("CONT");

    /// <summary>Saves the data, and returns it as saved.</summary>
    public async Task<byte[]> SaveAsync()
    {
        await AskAsync("SAVE");
        return await File.ReadAllBytesAsync(folder.File("dump.rdb"));
    }

    /// <summary>Kills the server, and starts it with data saved earlier.</summary>
    public async Task RollBackAsync(byte[] saved)
    {
        await KillAsync();
        await File.WriteAllBytesAsync(folder.File("dump.rdb"), saved);
        await StartAgainAsync();
    }

    /// <summary>Sends one command, its words separated by blanks, and returns the first line of the answer.</summary>
    /// <exception cref="IOException">Redis answered with an error.</exception>
    public async Task<string> AskAsync(string command) =>
        await AskForLineAsync(command) is { } answer && !answer.StartsWith('-') ? answer : throw new IOException($"Redis refused: {command}");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Dispose();
    }

    private async Task<string?> AskForLineAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync().WaitAsync(Wait.Limit);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            // Asked for a password, it is up as well.
            return await AskForLineAsync("PING") is { } answer && (answer == "+PONG" || answer.StartsWith("-NOAUTH", StringComparison.Ordinal));
        }
        catch (Exception early) when (early is IOException or SocketException)
        {
            return false;
        }
    }
}
