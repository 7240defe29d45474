using Grpc.Net.Client;
using Tabulation.Contracts.Channels;
using Tabulation.TestKit;

namespace Tabulation.ServiceKit.Installing;

/// <summary>A service in a process of its own that can be killed, paused and started again on the same ports.</summary>
/// <param name="name">Intake, Tabulator or Publication.</param>
/// <param name="settings">Its settings as environment variables.</param>
public sealed class ServiceProcess(string name, IEnumerable<string> settings) : IAsyncDisposable
{
    private const int LinesKept = 400;

    private readonly int grpcPort = FreePort.Find(), httpPort = FreePort.Find();
    private readonly Queue<string> log = [];
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private ChildProcess? process;
    private GrpcChannel? channel;

    public Uri Grpc => new($"http://127.0.0.1:{grpcPort}");

    public Uri Http => new($"http://127.0.0.1:{httpPort}");

    public int ProcessId => process!.Id;

    /// <summary>One for all callers, which reconnects by itself.</summary>
    public GrpcChannel Channel => channel ??= ServiceChannel.Connect(Grpc);

    public void Start()
    {
        process = ChildProcess.Start("env",
        [
            $"Service__GrpcPort={grpcPort}", $"Service__HttpPort={httpPort}", .. settings,
            "dotnet", Path.Combine(AppContext.BaseDirectory, $"Tabulation.{name}.dll"),
        ]);
        _ = KeepAsync(process);
    }

    /// <summary>Waits until it says that it is ready. Where it ends instead, or never does, the failure has its words.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await Wait.Until(IsReadyAsync, $"{name} is ready");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} {await HealthAsync()}\n{Log}", late);
        }
    }

    /// <summary>Its readiness page, also where it says that it is not; null where it does not answer.</summary>
    public async Task<string?> HealthAsync()
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Http, "readyz"));
            return await response.Content.ReadAsStringAsync();
        }
        catch (Exception early) when (early is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Ends it between two instructions.</summary>
    public async Task KillAsync()
    {
        if (process is not null) await process.DisposeAsync();
        process = null;
    }

    public async Task KillAndStartAsync()
    {
        await KillAsync();
        Start();
    }

    /// <summary>Stops it from doing anything, its connections open, until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync() => process!.Signal("STOP");

    public Task ResumeAsync() => process!.Signal("CONT");

    /// <summary>What it said last, over all its lives.</summary>
    public string Log
    {
        get
        {
            lock (log) return string.Join('\n', log);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        channel?.Dispose();
        http.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (process is { HasEnded: true } ended) throw new InvalidOperationException($"{name} has ended.\n{Log}\n{ended.Errors}");
        return await HealthAsync() is { } page && page.Contains("\"ready\"", StringComparison.Ordinal);
    }

    private async Task KeepAsync(ChildProcess child)
    {
        try
        {
            while (await child.ReadLine() is { } line) Keep(line);
        }
        catch (Exception ended) when (ended is InvalidOperationException or IOException)
        {
            // Killed and disposed of.
        }

        Keep("--- ended ---");
    }

    private void Keep(string line)
    {
        lock (log)
        {
            log.Enqueue(line);
            if (log.Count > LinesKept) log.Dequeue();
        }
    }
}
