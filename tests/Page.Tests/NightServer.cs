using Tabulation.TestKit;

namespace Tabulation.Page.Tests;

/// <summary>Standalone playing Aralia's day and night in a process of its own, which can be killed and goes on from its data where it is started again.</summary>
internal sealed class NightServer : IAsyncDisposable
{
    // The day takes 6 s, long enough to look at the page before results are released; the night about 40 s.
    private const string Speed = "2000";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Tabulation.Standalone.dll");

    private readonly TemporaryFolder data = new();
    private readonly string urls;
    private ChildProcess? process;

    public NightServer()
    {
        var (http, grpc) = (FreePort.Find(), FreePort.Find());
        Address = new Uri($"http://127.0.0.1:{http}/");
        urls = $"http://127.0.0.1:{http},http://127.0.0.1:{grpc}";
    }

    public Uri Address { get; }

    /// <summary>Returns once it answers. Goes on with the night where there is one.</summary>
    public async Task StartAsync()
    {
        process = ChildProcess.Start("dotnet", Program, "--demo", "aralia", "--speed", Speed, "--data", data.Path, "--urls", urls);
        await process.ReadLineWith("gRPC on ");
    }

    /// <summary>Returns once every statement of the night is in.</summary>
    public Task EndOfNightAsync() => process!.ReadLineWith("Serving.");

    public async Task KillAsync()
    {
        await process!.Signal("KILL");
        await process.ExitCode();
        await process.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        data.Dispose();
    }
}
