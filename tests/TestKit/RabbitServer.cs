namespace Tabulation.TestKit;

/// <summary>
/// A RabbitMQ node of Debian's package, started for the tests, with ports and data of its own; ended with the process of the tests, however
/// that ends. User and password are guest.
/// </summary>
public sealed class RabbitServer : IAsyncDisposable
{
    private readonly ChildProcess process;

    private RabbitServer(ChildProcess process, int port) => (this.process, Port) = (process, port);

    /// <summary>AMQP, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>A process above all of the node's.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts one and waits until it takes connections.</summary>
    public static async Task<RabbitServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tabulation-rabbit-").FullName;
        var port = FreePort.Find();
        var process = ChildProcess.Start(
            Repository.PathOf("tests/run-rabbit.sh"), folder, $"test{port}@localhost", $"{port}", $"{FreePort.Find()}", $"{FreePort.Find()}");
        await process.ReadLineWith("ready");
        return new RabbitServer(process, port);
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public Task KillAsync() => OrderAsync("kill");

    /// <summary>Starts it after <see cref="KillAsync"/>, with the queues it had.</summary>
    public Task StartAgainAsync() => OrderAsync("start");

    /// <summary>Stops it from doing anything, its connections open, until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync() => OrderAsync("pause");

    public Task ResumeAsync() => OrderAsync("resume");

    /// <summary>The lines that rabbitmqctl answers to these arguments.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string arguments)
    {
        await process.Input.WriteLineAsync($"ask {arguments}");
        await process.Input.FlushAsync();
        var lines = new List<string>();
        while (await process.ReadLine().WaitAsync(Wait.Limit) is { } line && line != "done") lines.Add(line);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        process.Input.Close();
        await process.ExitCode();
        await process.DisposeAsync();
    }

    private async Task OrderAsync(string order)
    {
        await process.Input.WriteLineAsync(order);
        await process.Input.FlushAsync();
        await process.ReadLineWith("done");
    }
}
