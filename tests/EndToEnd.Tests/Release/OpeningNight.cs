using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Tabulation.Client.Elections;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.Standalone;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>The standalone program with an election that is full of figures before its release hour, and a clock that can be set to after it.</summary>
internal sealed class OpeningNight : IAsyncDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryFolder folder = new();
    private readonly ShiftedClock clock = new();
    private readonly SmallElection election;
    private readonly WebApplication server;
    private readonly DateTimeOffset release = TimeProvider.System.GetUtcNow() + Day;
    private TestClient client = null!;
    private ServedPlace place = null!;

    private OpeningNight()
    {
        election = new SmallElection(new SmallElectionSettings { Release = release, Whole = true, Precincts = 9, Policies = [SmallElectionSettings.HoldBoxes] });
        var any = new Uri("http://127.0.0.1:0");
        var settings = new StandaloneSettings(null, PlaySpeed.Max, false, new DirectoryInfo(folder.Path), false, new ListenAddresses(any, any), null, "results.example/night");
        server = StandaloneHost.Build(settings, new DataDirectory(settings.Data), election.Root.PublicKey, clock);
    }

    /// <summary>How to ask it.</summary>
    public IReadOnlyList<IServedRoute> Routes => field ??= ServedRoutes.Of(server);

    public static async Task<OpeningNight> StartAsync()
    {
        var night = new OpeningNight();
        await night.server.StartAsync();
        var addresses = ServiceAddresses.Of(night.server);
        night.client = await TestClient.ConnectAsync(new StandaloneServer(night, addresses.Grpc, addresses.Http));
        Assert.Null(await ElectionOpener.OpenAsync(night.client.Submitter(), night.election.Signed));
        foreach (var statement in TellingElection.StatementsOf(night.election)) await night.RecordAsync(statement);
        var size = (await night.client.HeadAsync()).Size;
        night.place = new ServedPlace(night.client.Http, ServiceChannel.Connect(addresses.Grpc).CreateCallInvoker(), new SampleValues(size));
        await night.PublishedAsync(size);
        return night;
    }

    /// <summary>What every route answers now.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ServedAnswer>>> AskAllAsync()
    {
        var answers = new Dictionary<string, IReadOnlyList<ServedAnswer>>();
        foreach (var route in Routes) answers.Add(route.Name, await route.AskAsync(place));
        return answers;
    }

    /// <summary>Two who may report where somebody has: what they are told, in bytes.</summary>
    public async Task<IReadOnlyList<ServedAnswer>> HandInAsync()
    {
        var again = TellingElection.StatementsOf(election).First();
        var another = election.North.Sign(TellingElection.AnotherResult(election));
        var told = new List<ServedAnswer>();
        foreach (var envelope in new[] { again, another })
        {
            told.Add(Told((await client.Intake.ValidateAsync(new ValidateRequest { Envelope = envelope })).ToByteArray()));
            told.Add(await SubmitAsync(envelope));
            told.Add(Told([.. (await client.SubmitManyAsync(new SubmitManyRequest { Envelope = envelope })).SelectMany(answer => answer.ToByteArray())]));
        }

        return told;
    }

    /// <summary>Hours are extended, signed, before the hour; and then it is the hour that was defined.</summary>
    public async Task ExtendAsync()
    {
        var later = (release + Day).ToUnixTimeMilliseconds();
        await RecordAsync(election.Root.Sign(election.Extension(election.Settings.PollsClose.ToUnixTimeMilliseconds(), later)));
        await Wait.Until(async () => await ReleaseAsync() == DateTimeOffset.FromUnixTimeMilliseconds(later), "the later hour to be known");
        clock.Shift = Day + TimeSpan.FromMinutes(1);
    }

    /// <summary>It is the later hour, and something is recorded after it.</summary>
    public async Task OpenAsync()
    {
        clock.Shift = Day + Day + TimeSpan.FromMinutes(1);
        await RecordAsync(election.South.Sign(election.Turnout(2, 0, 45)));
        var size = (await client.CountedAsync()).AsOf.Position;
        await PublishedAsync((long)size);
        place = place with { Values = new SampleValues((long)size) };
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    private static ServedAnswer Told(byte[] bytes) => new(AnswerKind.Told, "handed in", [bytes]);

    private async Task<ServedAnswer> SubmitAsync(Envelope envelope)
    {
        try
        {
            return Told((await client.Intake.SubmitAsync(new SubmitRequest { Envelope = envelope })).ToByteArray());
        }
        catch (RpcException refusal)
        {
            return new ServedAnswer(AnswerKind.Nothing, $"{refusal.Status}", [.. refusal.Trailers.Where(entry => entry.IsBinary).Select(entry => entry.ValueBytes)]);
        }
    }

    private async Task RecordAsync(Envelope statement) => Assert.NotNull((await client.SubmitAsync(statement)).Receipt);

    private async Task<DateTimeOffset> ReleaseAsync() => (await JsonAsync("api/election")).GetProperty("release").GetDateTimeOffset();

    private Task PublishedAsync(long size) =>
        Wait.Until(async () => (await JsonAsync("api/log")).GetProperty("size").GetInt64() == size && (await JsonAsync("api/turnout")).GetProperty("asOf").GetProperty("position").GetInt64() == size, $"a checkpoint of {size} entries");

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await client.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.IsSuccessStatusCode ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement : JsonDocument.Parse("""{"size":-1,"asOf":{"position":-1},"release":"1970-01-01T00:00:00Z"}""").RootElement;
    }
}
