using System.Text.Json;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>The publisher in Node, as it lies in the examples, follows an election: what it keeps in the end is what the server gives.</summary>
public sealed class PublisherExampleTests
{
    private const string Folder = "deploy/examples/publisher-node";

    [Fact]
    public async Task A_publisher_that_loses_its_connection_twice_ends_with_equal_totals_and_every_event_once()
    {
        var installed = NodePackages.Install(Folder);
        var settings = new SmallElectionSettings { Whole = true, Precincts = 8, Policies = [SmallElectionSettings.HoldBoxes] };
        await using var running = await RunningElection.StartAsync(settings);
        await installed;
        await using var publisher = Start("--server", running.Server.Grpc.OriginalString, "--depth", "16", "--drops", "2");
        await Wait.Until(() => publisher.Errors.Contains("0 of 8 counted", StringComparison.Ordinal), "the first headline");

        await TellAsync(running);
        // Totals may come ahead of the events that led to them.
        await Wait.Until(() => publisher.Errors.Contains("NO_RESULT list P005", StringComparison.Ordinal), "the last event");
        await publisher.Signal("INT");
        var end = JsonElement.Parse(await publisher.ReadLineWith("{"));
        Assert.Equal(0, await publisher.ExitCode());
        Assert.Contains("golden vectors hold", publisher.Errors, StringComparison.Ordinal);
        Assert.True(end.GetProperty("equal").GetBoolean());
        Assert.Equal(2, end.GetProperty("reconnected").GetInt32());
        Assert.Equal(await EventsAsync(running), Events(end.GetProperty("events")).Select(told => (told.Position, told.Kind["EVENT_KIND_".Length..])));
    }

    [Theory]
    [InlineData(2, "--server", "nowhere")]
    [InlineData(2, "--drops", "two")]
    [InlineData(1, "--protos", "/nowhere")]
    public async Task What_it_cannot_do_it_says(int code, params string[] arguments)
    {
        await NodePackages.Install(Folder);
        await using var publisher = Start(arguments);
        Assert.Equal(code, await publisher.ExitCode());
        Assert.NotEmpty(publisher.Errors);
    }

    /// <summary>Results, of them corrected, annulled and held ones, one by one, each counted before the next.</summary>
    private static async Task TellAsync(RunningElection running)
    {
        var (election, client) = (running.Election, running.Client);
        var script = new LedgerScript(election);
        async Task SayAsync(Client.Signing.StatementSigner signer, Contracts.V1.Payload payload)
        {
            script.Add(signer, payload);
            Assert.NotNull((await client.SubmitAsync(signer.Sign(payload))).Receipt);
            await client.CountedAsync();
        }

        await SayAsync(election.North, election.Result(0));
        await SayAsync(election.North, election.Result(0, 1).Replacing(script.CurrentAt(0)));
        await SayAsync(election.Court, election.Annulment(0, script.CurrentAt(0)));
        await SayAsync(election.North, election.Overfull(1));
        await SayAsync(election.Root, election.Review(script.CurrentAt(1)));
        await SayAsync(election.South, election.Result(2));
        await SayAsync(election.South, election.NoResult(5));
    }

    private static async Task<IEnumerable<(string Position, string Kind)>> EventsAsync(RunningElection running) => Events(JsonElement.Parse(
        await running.Client.Http.GetStringAsync(new Uri("api/events", UriKind.Relative))).GetProperty("events"));

    private static IEnumerable<(string Position, string Kind)> Events(JsonElement events) => events.EnumerateArray().Select(
        told => ($"{told.GetProperty("position")}", told.GetProperty("kind").GetString()!));

    private static ChildProcess Start(params IEnumerable<string> arguments) =>
        ChildProcess.Start("node", [Repository.PathOf($"{Folder}/publisher.mjs"), .. arguments]);
}
