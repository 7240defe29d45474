using System.Text.Json;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A server whose ledger's database is copied, and copies of which are put in its place.</summary>
internal sealed class SetBackLedger : IAsyncDisposable
{
    private readonly TemporaryFolder copies = new();

    private SetBackLedger(RunningElection running) => Running = running;

    public RunningElection Running { get; }

    public static async Task<SetBackLedger> StartAsync() => new(await RunningElection.StartApartAsync());

    /// <summary>The path of a file or folder for the test's own use.</summary>
    public string File(string name) => copies.File(name);

    /// <summary>Submits a result once the server says whether it takes anything in; its position.</summary>
    public async Task<long> SubmitAsync(int precinct, int variant = 0) => (long)(await AnswerAsync(precinct, variant)).Receipt.Position;

    /// <summary>The same, and the whole answer.</summary>
    public async Task<Answer> AnswerAsync(int precinct, int variant = 0)
    {
        var envelope = Running.Election.CommissionOf(precinct).Sign(Running.Election.Result(precinct, variant));
        while (true)
        {
            try
            {
                return await Running.Client.SubmitAsync(envelope);
            }
            catch (RpcException early) when (early.Status.Detail.Contains("not known yet", StringComparison.Ordinal))
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Kills the server, keeps a copy, and starts it again.</summary>
    public async Task CopyAsync(string name)
    {
        await Running.Process.KillAsync();
        Copy(Running.Data, File(name));
        await Running.RestartAsync();
    }

    /// <summary>Kills the server, puts a copy in place, and starts it again, with settings given as NAME=VALUE.</summary>
    public async Task PutInPlaceAsync(string name, params IEnumerable<string> settings)
    {
        await Running.Process.KillAsync();
        Copy(File(name), Running.Data);
        await Running.RestartAsync(settings);
    }

    /// <summary>Waits until nothing is taken in or signed, and why is said.</summary>
    public async Task FrozenAsync(string why)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => AnswerAsync(29));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Contains(why, refused.Status.Detail, StringComparison.Ordinal);
        await Wait.Until(async () => (await StatusAsync()).TryGetProperty("frozen", out var frozen) && frozen.ValueKind == JsonValueKind.String, "Tabulation to say why it signs nothing");
    }

    public Task CheckpointedAsync(long size) => Wait.Until(async () => await CheckpointAsync() >= size, $"a checkpoint of {size} entries");

    /// <summary>The size of the present checkpoint; null where there is none.</summary>
    public async Task<long?> CheckpointAsync()
    {
        using var response = await Running.Client.Http.GetAsync(new Uri("log/checkpoint", UriKind.Relative));
        if (!response.IsSuccessStatusCode) return null;
        Assert.True(SignedNote.TryParse(await response.Content.ReadAsByteArrayAsync(), out var note));
        return Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint.Head.Size : null;
    }

    public async Task<JsonElement> StatusAsync() =>
        JsonDocument.Parse(await Running.Client.Http.GetStringAsync(new Uri("api/log", UriKind.Relative))).RootElement;

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        copies.Dispose();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(to, "ledger.db*")) System.IO.File.Delete(file);
        foreach (var file in Directory.EnumerateFiles(from, "ledger.db*")) System.IO.File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
