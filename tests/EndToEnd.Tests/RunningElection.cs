using Tabulation.Client.Elections;
using Tabulation.Client.Submitting;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A server with a small election opened on it, and a client; its data directory is deleted in the end.</summary>
internal sealed class RunningElection : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tabulation-");

    private RunningElection(SmallElection election) => Election = election;

    public SmallElection Election { get; }

    /// <summary>Data directory of the server.</summary>
    public string Data => folder.FullName;

    public StandaloneProcess Server { get; private set; } = null!;

    public TestClient Client { get; private set; } = null!;

    /// <summary>A server that knows the operator's key and nothing else yet.</summary>
    public static async Task<RunningElection> StartEmptyAsync(SmallElectionSettings? settings = null)
    {
        var running = new RunningElection(new SmallElection(settings));
        await running.StartServerAsync();
        return running;
    }

    public static async Task<RunningElection> StartAsync(SmallElectionSettings? settings = null)
    {
        var running = await StartEmptyAsync(settings);
        await running.OpenAsync();
        return running;
    }

    public async Task OpenAsync() => Assert.Null(await ElectionOpener.OpenAsync(Client.Submitter(), Election.Signed));

    /// <summary>Starts the server again on the same data, with settings given as NAME=VALUE; the one before must have ended.</summary>
    public async Task RestartAsync(params IEnumerable<string> settings)
    {
        await StopAsync();
        await StartServerAsync(settings);
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

    private async Task StartServerAsync(params IEnumerable<string> settings)
    {
        Server = await StandaloneProcess.StartAsync(folder.FullName, Election.Root.PublicKey, settings);
        Client = await TestClient.ConnectAsync(Server);
    }

    private async Task StopAsync()
    {
        Client?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
    }
}
