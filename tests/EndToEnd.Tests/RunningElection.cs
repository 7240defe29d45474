using Tabulation.Client.Elections;
using Tabulation.Client.Submitting;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A server with a small election opened on it, and a client; its data directory is deleted in the end.</summary>
internal sealed class RunningElection : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tabulation-");

    private RunningElection(SmallElection election) => Election = election;

    public SmallElection Election { get; private set; }

    /// <summary>Data directory of the server.</summary>
    public string Data => folder.FullName;

    public StandaloneServer Server { get; private set; } = null!;

    /// <summary>The same, where it was started apart.</summary>
    public StandaloneProcess Process => (StandaloneProcess)Server;

    public TestClient Client { get; private set; } = null!;

    /// <summary>A server that knows the operator's key and nothing else yet.</summary>
    public static async Task<RunningElection> StartEmptyAsync(SmallElectionSettings? settings = null)
    {
        var running = new RunningElection(new SmallElection(settings));
        await running.ServeAsync(await StandaloneServer.StartAsync(running.Data, running.Election.Root.PublicKey));
        return running;
    }

    public static async Task<RunningElection> StartAsync(SmallElectionSettings? settings = null)
    {
        var running = await StartEmptyAsync(settings);
        await running.OpenAsync();
        return running;
    }

    /// <summary>Defines another election than the one it was started for: what is counted from now on counts from when the server is up.</summary>
    public Task OpenAsync(SmallElectionSettings settings)
    {
        Election = new SmallElection(settings, Election.Root);
        return OpenAsync();
    }

    /// <summary>In a process of its own, to be killed and started again.</summary>
    public static async Task<RunningElection> StartApartAsync(SmallElectionSettings? settings = null)
    {
        var running = new RunningElection(new SmallElection(settings));
        await running.StartProcessAsync();
        await running.OpenAsync();
        return running;
    }

    public async Task OpenAsync() => Assert.Null(await ElectionOpener.OpenAsync(Client.Submitter(), Election.Signed));

    /// <summary>Starts the server, apart, again on the same data, with settings given as NAME=VALUE; the one before must have ended.</summary>
    public async Task RestartAsync(params IEnumerable<string> settings)
    {
        await StopAsync();
        await StartProcessAsync(settings);
    }

    public async Task<IReadOnlyList<AnsweredStatement>> SubmitAsync(IEnumerable<SignedBatch> batches)
    {
        var answered = new List<AnsweredStatement>();
        await Client.Submitter().SubmitAsync(batches, answered.Add);
        return answered;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    private async Task StartProcessAsync(params IEnumerable<string> settings) =>
        await ServeAsync(await StandaloneProcess.StartAsync(Data, Election.Root.PublicKey, settings));

    private async Task ServeAsync(StandaloneServer server)
    {
        Server = server;
        Client = await TestClient.ConnectAsync(server);
    }

    private async Task StopAsync()
    {
        Client?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
    }
}
