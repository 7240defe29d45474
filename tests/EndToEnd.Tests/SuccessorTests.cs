using System.Text.Json;
using Tabulation.ElectionKit;
using Tabulation.EndToEnd.Tests.Corruptions;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A log begun where another was closed, under an origin of its own.</summary>
public sealed class SuccessorTests
{
    private static readonly Checkpoint Last = new("before.example/log", new TreeHead(4_711, Hash256.Of([1])));

    [Fact]
    public async Task Both_verifiers_name_the_log_before_and_where_it_ended()
    {
        var signed = new NoteSigner(Last.Origin, Ed25519SigningKey.Create()).Sign($"{Last}").ToBytes();
        await using var running = await RunningElection.StartAsync(new SmallElectionSettings { PredecessorCheckpoint = signed });
        await running.SubmitAsync(running.Election.Results([0, 1, 2]));
        var size = (await running.Client.HeadAsync()).Size;
        var (log, id, key) = (new Uri(running.Server.Http, "log").AbsoluteUri, $"{running.Election.Signed.Id}", "");
        await Wait.Until(async () =>
        {
            var status = JsonDocument.Parse(await running.Client.Http.GetStringAsync(new Uri("api/log", UriKind.Relative))).RootElement;
            if (status.GetProperty("size").GetInt64() < size) return false;
            key = status.GetProperty("logKey").GetString()!;
            return true;
        }, $"a checkpoint of {size} entries");

        var (code, output) = await Tabulate.RunAsync("verify", log, "--election", id, "--log-key", key);
        Assert.True(code == 0, output);
        Assert.Contains($"succeeds    {Last.Origin}, which ended at size 4,711 with root {Last.Head.Root}", output, StringComparison.Ordinal);
        (_, output) = await Tabulate.RunAsync("verify", log, "--election", id, "--log-key", key, "--json");
        var predecessor = JsonDocument.Parse(output[..(output.LastIndexOf('}') + 1)]).RootElement.GetProperty("predecessor");
        Assert.Equal((Last.Origin, 4_711), (predecessor.GetProperty("log").GetString(), predecessor.GetProperty("size").GetInt64()));
        Assert.Equal($"{Last.Head.Root}", predecessor.GetProperty("root").GetString());
        (code, var report) = await SecondVerifier.RunAsync(log, id, key);
        Assert.Equal((0, $"{Last.Origin} at 4711"), (code, (string?)report!["succeeds"]));
    }
}
