using System.Net;

namespace Tabulation.Recount.Logs;

/// <summary>A log over HTTP. What fails for the moment is tried again a few times.</summary>
public sealed class HttpLogFiles : ILogFiles, IDisposable
{
    private const int Attempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient client;
    private readonly TimeProvider clock;

    /// <param name="prefix">The log's URL prefix, with or without a slash at its end.</param>
    /// <param name="handler">What makes the requests; ended with this.</param>
    /// <param name="clock">For the pauses between attempts.</param>
    public HttpLogFiles(Uri prefix, HttpMessageHandler handler, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        this.clock = clock;
        client = new HttpClient(handler)
        {
            BaseAddress = new Uri(prefix.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public string PlaceOf(string path) => new Uri(client.BaseAddress!, path).AbsoluteUri;

    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await GetAsync(path, cancellation);
            }
            catch (Exception failure) when (IsOutage(failure, cancellation))
            {
                if (attempt == Attempts) throw new LogUnreadableException($"{PlaceOf(path)} cannot be read: {failure.Message}", failure);
            }

            await Task.Delay(FirstPause * (1 << (attempt - 1)), clock, cancellation);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<byte[]?> GetAsync(string path, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, either.Token);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return null;
        if (response.StatusCode is HttpStatusCode.Forbidden)
            throw new LogUnreadableException(
                $"{PlaceOf(path)} is closed: {(int)response.StatusCode} {response.ReasonPhrase}. Before the release hour a log gives its checkpoint only.");
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(either.Token);
        return await LogFileLength.ReadAsync(body, path, either.Token);
    }

    private static bool IsOutage(Exception failure, CancellationToken cancellation) =>
        // What claims to be compressed and is not is no better than what does not arrive.
        failure is HttpRequestException or InvalidDataException or (IOException and not LogUnreadableException)
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);
}
