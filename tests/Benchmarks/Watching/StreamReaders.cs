using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Benchmarks.Watching;

/// <summary>Many readers of one server, over HTTP/2 without more of a client than that; they note how late each message is.</summary>
internal sealed class StreamReaders : IDisposable
{
    private readonly HttpClient client;
    private readonly CancellationTokenSource ending = new();
    private readonly List<Task> reading = [];
    private readonly int[] delays = new int[10_001];
    private int begun;
    private long delivered;

    public StreamReaders(Uri server)
    {
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true };
        client = new HttpClient(handler) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
    }

    public long Delivered => Interlocked.Read(ref delivered);

    /// <summary>Opens them, and waits until each has had its first message, or its headers where there is none at first.</summary>
    public async Task OpenAsync(int count, Func<HttpRequestMessage> request, bool untilMessage)
    {
        for (var reader = 0; reader < count; reader++)
        {
            reading.Add(ReadAsync(request(), untilMessage));
            while (reading.Count - Volatile.Read(ref begun) > 200) await Task.Delay(1);
        }

        while (Volatile.Read(ref begun) < count) await Task.Delay(10);
    }

    public static HttpRequestMessage Watch()
    {
        var filter = new WatchRequest { Filter = new TotalsFilter { Contests = { "list" }, Depth = 16 } }.ToByteArray();
        var request = new HttpRequestMessage(HttpMethod.Post, "/tabulation.v1.TotalsService/Watch")
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent([0, 0, 0, 0, (byte)filter.Length, .. filter]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        return request;
    }

    public static HttpRequestMessage Bare() => new(HttpMethod.Get, "/bare") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

    public void Forget()
    {
        Array.Clear(delays);
        Interlocked.Exchange(ref delivered, 0);
    }

    /// <summary>Milliseconds within which a share of the messages arrived; 10,000 stands for more.</summary>
    public int Percentile(double share)
    {
        var left = (long)(Delivered * share);
        for (var delay = 0; delay < delays.Length; delay++)
            if ((left -= delays[delay]) <= 0) return delay;
        return delays.Length;
    }

    public void Dispose()
    {
        ending.Cancel();
        client.Dispose();
        ending.Dispose();
    }

    private async Task ReadAsync(HttpRequestMessage request, bool untilMessage)
    {
        using var sent = request;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
        await using var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(ending.Token);
        if (!untilMessage) Interlocked.Increment(ref begun);
        var (buffer, held) = (new byte[8_192], 0);
        while (!ending.IsCancellationRequested)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(held), ending.Token);
            if (read == 0) throw new InvalidOperationException($"The server ended a stream: {response.TrailingHeaders}");
            held = Take(buffer, held + read, ref untilMessage);
        }
    }

    /// <summary>Whole messages at the beginning of the buffer; the rest moves there.</summary>
    private int Take(byte[] buffer, int held, ref bool untilMessage)
    {
        var at = 0;
        while (held - at >= 5 && BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at + 1)) is var length && held - at >= 5 + length)
        {
            Note(buffer, at + 5, length);
            at += 5 + length;
            if (untilMessage) Interlocked.Increment(ref begun);
            untilMessage = false;
        }

        Buffer.BlockCopy(buffer, at, buffer, 0, held - at);
        return held - at;
    }

    private void Note(byte[] buffer, int start, int length)
    {
        var late = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - RecordedAt(new CodedInputStream(buffer, start, length));
        Interlocked.Increment(ref delivered);
        Interlocked.Increment(ref delays[Math.Clamp(late, 0, delays.Length - 1)]);
    }

    /// <summary>Of the message's as_of, which comes before its totals: they are not read.</summary>
    private static long RecordedAt(CodedInputStream message)
    {
        var asOf = new AsOf();
        while (message.ReadTag() is not 0 and var tag)
        {
            if (WireFormat.GetTagFieldNumber(tag) != WatchResponse.AsOfFieldNumber)
            {
                message.SkipLastField();
                continue;
            }

            message.ReadMessage(asOf);
            return (long)asOf.RecordedAt;
        }

        throw new InvalidOperationException("A message says no time.");
    }
}
