using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Elections;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Recount.Receipts;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>A small election played on the three services as processes, over a PostgreSQL, a RabbitMQ and a Redis, and published.</summary>
internal sealed class PlayedElection : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly TemporaryFolder folder = new();
    private readonly List<SignedReceipt> receipts = [];

    private PlayedElection(SingleServers servers, SmallElection election)
    {
        Election = election;
        Installation = new Installation<SingleServers>(servers, election.Root.PublicKey, new InstallationSize(1, 1, 1));
        Signer = new NoteSigner(ServiceKit.Installing.Installation.Origin, Installation.LogKey);
    }

    public SmallElection Election { get; }

    public Installation<SingleServers> Installation { get; }

    public ServiceProcess Intake => Installation.Intake[0];

    public ServiceProcess Tabulator => Installation.Tabulator[0];

    public ServiceProcess Publication => Installation.Publication[0];

    /// <summary>Signs the log's checkpoints.</summary>
    public NoteSigner Signer { get; }

    /// <summary>Receipts given so far, in no particular order.</summary>
    public IReadOnlyList<SignedReceipt> Receipts => receipts;

    /// <summary>A file with the receipts, as <c>tabulate submit --receipts</c> writes it.</summary>
    public string ReceiptFile => folder.File("receipts.jsonl");

    /// <summary>Entries recorded so far.</summary>
    public long Size => receipts.Count == 0 ? 0 : receipts.Max(receipt => receipt.Position) + 1;

    /// <summary>Opens the election, and submits results of the first precincts.</summary>
    /// <param name="servers">Empty; disposed of with it.</param>
    /// <param name="precincts">How many.</param>
    public static async Task<PlayedElection> PlayAsync(SingleServers servers, int precincts = 6)
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = Math.Max(60, precincts) });
        var played = new PlayedElection(servers, election);
        try
        {
            await played.Installation.StartServicesAsync();
            Assert.Null(await ElectionOpener.OpenAsync(played.Submitter, played.Election.Signed));
            await played.SubmitAsync(0, precincts);
            return played;
        }
        catch (Exception failure)
        {
            var logs = played.Installation.Logs;
            await played.DisposeAsync();
            throw new InvalidOperationException($"{failure.Message}\n{logs}", failure);
        }
    }

    /// <summary>Submits results of so many precincts, and waits until a checkpoint covers them.</summary>
    public async Task SubmitAsync(int from, int count)
    {
        await RecordAsync(from, count);
        await PublishedAsync(Size);
    }

    /// <summary>Submits results of so many precincts.</summary>
    public Task RecordAsync(int from, int count) => RecordAsync(Election.Results(Enumerable.Range(from, count)));

    public Task RecordAsync(params IEnumerable<SignedBatch> batches) => Submitter.SubmitAsync(batches, answered =>
    {
        Assert.True(answered.IsRecorded, $"Refused: {answered.Answer.Refusal}");
        var (envelope, key) = (answered.ToEnvelope().ToByteArray(), Installation.IntakeKey.PublicKey);
        Assert.True(SignedReceipt.TryRead(envelope, key, out var receipt));
        receipts.Add(receipt);
        File.AppendAllText(ReceiptFile, ReceiptLine.Write(receipt, envelope, key).ToJsonString() + "\n");
    });

    /// <summary>What Intake answers to a statement that it does not take, once it has looked at its ledger.</summary>
    public async Task<RpcException> RefusedAsync(int precinct)
    {
        var intake = new IntakeService.IntakeServiceClient(Intake.Channel);
        var request = new SubmitRequest { Envelope = Election.CommissionOf(precinct).Sign(Election.Result(precinct)) };
        RpcException? refused = null;
        await Wait.Until(async () =>
        {
            refused = await Assert.ThrowsAsync<RpcException>(async () => await intake.SubmitAsync(request));
            return refused.Status.DebugException is null && !refused.Status.Detail.Contains("not known yet", StringComparison.Ordinal);
        }, "a refusal");
        return refused!;
    }

    /// <summary>Waits until Publication shows a checkpoint of this size or above.</summary>
    public Task PublishedAsync(long size) => SaysAsync(
        async () => await TryGetAsync("log/checkpoint") is (200, var text) && SignedNote.TryParse(ByteString.CopyFromUtf8(text).Span, out var note)
            && Checkpoint.TryParse(note.Text, out var checkpoint) && checkpoint.Head.Size >= size, $"a checkpoint of {size} entries");

    /// <summary>Waits until Publication answers with this status, and returns the body.</summary>
    public async Task<string> AnswersAsync(string path, int status)
    {
        var body = "";
        await SaysAsync(async () => await TryGetAsync(path) is var (found, text) && (body = text) is not null && found == status, $"{status} to {path}");
        return body;
    }

    /// <summary>Waits until a service's readiness page gives one of its checks this status, and its log says this.</summary>
    public Task TellsAsync(ServiceProcess service, string check, string status, string words) => SaysAsync(
        async () => await service.HealthAsync() is { } page && page.Contains($"\"{check}\":\"{status}\"", StringComparison.Ordinal) && LogHas(service, words),
        $"{check} to be {status}, and: {words}");

    public Task LogsAsync(ServiceProcess service, string words) => SaysAsync(() => Task.FromResult(LogHas(service, words)), words);

    /// <summary>Where the log is served.</summary>
    public string LogUrl => new Uri(Publication.Http, "log").AbsoluteUri;

    public string PathOf(string name) => folder.File(name);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Installation.DisposeAsync();
        folder.Dispose();
    }

    private Submitter Submitter => new(new IntakeService.IntakeServiceClient(Intake.Channel), Installation.IntakeKey.PublicKey);

    private static bool LogHas(ServiceProcess service, string words) => service.Log.Contains(words, StringComparison.Ordinal);

    private async Task<(int Status, string Body)?> TryGetAsync(string path)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Publication.Http, path));
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task SaysAsync(Func<Task<bool>> condition, string name)
    {
        try
        {
            await Wait.Until(condition, name);
        }
        catch (TimeoutException missing)
        {
            throw new TimeoutException($"{missing.Message}\n{Installation.Logs}", missing);
        }
    }
}
