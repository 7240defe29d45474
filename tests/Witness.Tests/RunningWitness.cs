using System.Text;
using Microsoft.AspNetCore.Builder;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness.Tests;

/// <summary>A witness of the toy log behind its HTTP server, with a state directory that is deleted in the end.</summary>
internal sealed class RunningWitness : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new();
    private WebApplication? app;

    private RunningWitness(Ed25519SigningKey key) => Cosigner = new Cosigner("witness.example", key);

    public Cosigner Cosigner { get; }

    public ManualClock Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    public string State => folder.File("state");

    public string CheckpointFile => Path.Combine(State, Checkpoint.HashOf(ToyLog.Origin), "checkpoint");

    public IReadOnlyList<string> Evidence => Directory.Exists(Path.Combine(State, "evidence"))
        ? Directory.GetFiles(Path.Combine(State, "evidence"), "*", SearchOption.AllDirectories)
        : [];

    private string Address => app!.Urls.Single();

    public static async Task<RunningWitness> StartAsync()
    {
        var witness = new RunningWitness(ToyLog.Key(100));
        await witness.StartServerAsync();
        return witness;
    }

    public WitnessSettings Settings(params NoteVerifier[] logs) => new(Cosigner, logs is [] ? [ToyLog.Signer.Verifier] : logs, State, new Uri("http://127.0.0.1:0"));

    public async Task StartServerAsync(params NoteVerifier[] logs)
    {
        app = WitnessHost.Build(Settings(logs), Clock);
        await app.StartAsync();
    }

    public async Task StopAsync()
    {
        if (app is not null) await app.DisposeAsync();
        app = null;
    }

    public Task<HttpResponseMessage> AddAsync(WitnessRequest request) => AddAsync(request.ToBytes());

    public Task<HttpResponseMessage> AddAsync(string body) => AddAsync(Encoding.UTF8.GetBytes(body));

    public Task<HttpResponseMessage> AddAsync(byte[] body) => http.PostAsync(new Uri($"{Address}/add-checkpoint"), new ByteArrayContent(body));

    /// <summary>Cosigned, with a line that verifies.</summary>
    public async Task<long> CosignedAsync(WitnessRequest request)
    {
        using var response = await AddAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {text}");
        Assert.True(NoteSignature.TryParseLines(text, out var lines));
        var line = Assert.Single(lines);
        Assert.True(Cosigner.Verifier.Verifies(request.Checkpoint.Text, line));
        Assert.True(Cosignature.TryRead(line.Signature.Span, out var cosignature));
        return cosignature.Time;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri($"{Address}/{path}"));

    public async Task<SignedNote> CheckpointAsync()
    {
        using var response = await GetAsync($"{Checkpoint.HashOf(ToyLog.Origin)}/checkpoint");
        response.EnsureSuccessStatusCode();
        return SignedNote.TryParse(await response.Content.ReadAsByteArrayAsync(), out var note) ? note : throw new InvalidDataException();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        http.Dispose();
        folder.Dispose();
    }
}
