using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests.Verifying;

/// <summary>A folder over HTTP, compressed without being asked, as logs may do.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly string folder;

    public FileServer(string folder)
    {
        this.folder = folder;
        Url = $"http://127.0.0.1:{FreePort.Find()}/log";
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Paths asked for, in no particular order.</summary>
    public ConcurrentBag<string> Asked { get; } = [];

    /// <summary>How many of the next answers are that the server is busy.</summary>
    public int Busy { get; set; }

    /// <summary>Whoever asks for what begins so gets no answer, as long as the server runs; null for nothing.</summary>
    public string? Silent { get; set; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath["/log/".Length..];
        Asked.Add(path);
        if (Silent is { } prefix && path.StartsWith(prefix, StringComparison.Ordinal)) return;
        var response = context.Response;
        var file = Path.Combine(folder, path);
        response.StatusCode = Busy-- > 0 ? 503 : File.Exists(file) ? 200 : 404;
        response.Headers["Content-Encoding"] = response.StatusCode == 200 ? "gzip" : null;
        // Closed once: closing it again closes the answer to what came next on the same connection.
        response.Close(response.StatusCode == 200 ? Compressed(File.ReadAllBytes(file)) : [], willBlock: true);
    }

    private static byte[] Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(content);
        return compressed.ToArray();
    }
}
