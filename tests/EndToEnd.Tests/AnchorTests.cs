using Grpc.Core;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>The ledger's database is set back to an older copy; its anchor lies elsewhere.</summary>
public sealed class AnchorTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private readonly TemporaryFolder copies = new();
    private RunningElection running = null!;

    public async Task InitializeAsync() => running = await RunningElection.StartAsync();

    public async Task DisposeAsync() => await running.DisposeAsync();

    public void Dispose()
    {
        http.Dispose();
        copies.Dispose();
    }

    [Fact]
    public async Task Nothing_is_taken_in_and_nothing_signed_until_the_missing_entries_are_there_again()
    {
        await SubmitAsync(0);
        await running.Server.KillAsync();
        Copy(running.Data, copies.File("older"));
        await running.RestartAsync();
        var size = await SubmitAsync(1) + 1;
        await Wait.Until(async () => await CheckpointedAsync() >= size, "a checkpoint");
        await running.Server.KillAsync();
        Copy(running.Data, copies.File("newer"));

        Copy(copies.File("older"), running.Data);
        await running.RestartAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(() => SubmitAsync(2));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Contains($"{size} entries were anchored", refused.Status.Detail, StringComparison.Ordinal);
        await Wait.Until(async () => (await StatusAsync()).Contains("must be appended again", StringComparison.Ordinal), "Tabulation to say why it signs nothing");
        Assert.Null(await CheckpointedAsync());
        await running.Server.KillAsync();

        Copy(copies.File("newer"), running.Data);
        await running.RestartAsync();
        Assert.Equal(size, await SubmitAsync(2));
        await Wait.Until(async () => await CheckpointedAsync() > size, "a checkpoint again");
    }

    /// <summary>Once the server says whether it takes anything in.</summary>
    private async Task<long> SubmitAsync(int precinct)
    {
        var envelope = running.Election.CommissionOf(precinct).Sign(running.Election.Result(precinct));
        while (true)
        {
            try
            {
                return (long)(await running.Client.SubmitAsync(envelope)).Receipt.Position;
            }
            catch (RpcException early) when (early.Status.Detail.Contains("not known yet", StringComparison.Ordinal))
            {
                await Task.Yield();
            }
        }
    }

    private async Task<long?> CheckpointedAsync()
    {
        using var response = await http.GetAsync(new Uri(running.Server.Http, "log/checkpoint"));
        if (!response.IsSuccessStatusCode) return null;
        Assert.True(SignedNote.TryParse(await response.Content.ReadAsByteArrayAsync(), out var note));
        return Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint.Head.Size : null;
    }

    private Task<string> StatusAsync() => http.GetStringAsync(new Uri(running.Server.Http, "api/log"));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(to, "ledger.db*")) File.Delete(file);
        foreach (var file in Directory.EnumerateFiles(from, "ledger.db*")) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
