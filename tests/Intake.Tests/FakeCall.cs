using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Tabulation.Contracts.V1;

namespace Tabulation.Intake.Tests;

/// <summary>The server's side of a SubmitMany call, with a client that a test plays.</summary>
internal sealed class FakeCall : IAsyncStreamReader<SubmitManyRequest>, IServerStreamWriter<SubmitManyResponse>
{
    private readonly Channel<SubmitManyRequest> requests = Channel.CreateUnbounded<SubmitManyRequest>();
    private readonly ConcurrentQueue<SubmitManyResponse> responses = new();

    public SubmitManyRequest Current { get; private set; } = new();

    /// <summary>Requests that the server has taken.</summary>
    public int Taken { get; private set; }

    /// <summary>The client takes answers once this completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public WriteOptions? WriteOptions { get; set; }

    public IReadOnlyList<SubmitManyResponse> Responses => [.. responses];

    public IReadOnlyList<Answer> Answers =>
        [.. Responses.SelectMany(response => response.Answers.Payloads).Select(Answer.Parser.ParseFrom)];

    public void Send(params IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes) Assert.True(requests.Writer.TryWrite(new SubmitManyRequest { Envelope = envelope }));
    }

    public void Send(SubmitManyRequest request) => Assert.True(requests.Writer.TryWrite(request));

    /// <summary>No more requests come.</summary>
    public void Complete() => requests.Writer.Complete();

    /// <summary>The next read of a request fails.</summary>
    public void Break(Exception failure) => requests.Writer.Complete(failure);

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await requests.Reader.WaitToReadAsync(cancellationToken)) return false;
        Current = await requests.Reader.ReadAsync(cancellationToken);
        Taken++;
        return true;
    }

    public Task WriteAsync(SubmitManyResponse message) => WriteAsync(message, default);

    public async Task WriteAsync(SubmitManyResponse message, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        responses.Enqueue(message);
    }
}
