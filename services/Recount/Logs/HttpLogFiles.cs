using System.Net;

namespace Tabulation.Recount.Logs;

/// <summary>A log over HTTP. What fails for the moment is tried again a few times.</summary>
public sealed class HttpLogFiles : ILogFiles, IDisposable
{
    private const int Attempts = 5;

    /// <summary>The longest bundle has 256 entries of 65,535 bytes, each after two bytes of length; results may be larger.</summary>
    private const long LongestFile = 256L << 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

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
            MaxResponseContentBufferSize = LongestFile,
            Timeout = TimeSpan.FromSeconds(60),
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
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return null;
        if (response.StatusCode is HttpStatusCode.Forbidden)
            throw new LogUnreadableException(
                $"{PlaceOf(path)} is closed: {(int)response.StatusCode} {response.ReasonPhrase}. Before the release hour a log gives its checkpoint only.");
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    private static bool IsOutage(Exception failure, CancellationToken cancellation) =>
        failure is HttpRequestException or (IOException and not LogUnreadableException)
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);
}
