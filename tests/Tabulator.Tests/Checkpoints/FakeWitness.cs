using System.Net;
using System.Security.Cryptography;
using System.Text;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Tests.Checkpoints;

/// <summary>Answers as told, and keeps what it was asked.</summary>
internal sealed class FakeWitness(string name, byte seed) : HttpMessageHandler
{
    private readonly Ed25519SigningKey key = KeyOf(seed);

    public Cosigner Cosigner { get; } = new(name, KeyOf(seed));

    /// <summary>What it answers next; the last again and again.</summary>
    public Queue<Func<WitnessRequest, CancellationToken, Task<HttpResponseMessage>>> Answers { get; } = [];

    public List<WitnessRequest> Asked { get; } = [];

    public string? Path { get; private set; }

    /// <summary>Origin of the log that it is asked about.</summary>
    public string Log { get; init; } = "log.example";

    /// <summary>What it shows as the checkpoint that it cosigned last; null for none.</summary>
    public string? Shows { get; set; }

    public static Ed25519SigningKey KeyOf(byte seed) =>
        Ed25519SigningKey.TryFromSeed([seed, .. new byte[31]], out var key) ? key : throw new InvalidOperationException();

    public static HttpResponseMessage Answer(HttpStatusCode status, string text) => new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };

    public FakeWitness Then(HttpStatusCode status, string text) => Then(_ => Answer(status, text));

    public FakeWitness Then(Func<WitnessRequest, HttpResponseMessage> answer)
    {
        Answers.Enqueue((request, _) => Task.FromResult(answer(request)));
        return this;
    }

    public FakeWitness ThenCosigns() => Then(request => Answer(HttpStatusCode.OK, $"{Cosign(request.Checkpoint.Text)}"));

    public FakeWitness ThenSaysNothing()
    {
        Answers.Enqueue(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        });
        return this;
    }

    public NoteSignature Cosign(string text) => Cosigner.Cosign(Checkpoint.TryParse(text, out var checkpoint) ? checkpoint : throw new InvalidDataException(), 1_700_000_000);

    /// <summary>A valid signature that does not say when it was made.</summary>
    public NoteSignature CosignAtZero(string text) =>
        new(name, Cosigner.Verifier.KeyId, [.. new byte[8], .. key.Sign(Encoding.UTF8.GetBytes($"cosignature/v1\ntime 0\n{text}"))]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get) return Show(request.RequestUri!);
        Assert.True(WitnessRequest.TryParse(await request.Content!.ReadAsByteArrayAsync(cancellationToken), out var read));
        Asked.Add(read);
        Path = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        return await (Answers.Count > 1 ? Answers.Dequeue() : Answers.Peek())(read, cancellationToken);
    }

    /// <summary>c2sp.org/tlog-witness, "Monitor Retrieval Mechanism".</summary>
    private HttpResponseMessage Show(Uri address)
    {
        Assert.Equal($"/prefix/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Log)))}/checkpoint", address.AbsolutePath);
        return Shows is null ? Answer(HttpStatusCode.NotFound, "") : Answer(HttpStatusCode.OK, Shows);
    }
}
