using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tabulation.Cli.Tests.Verifying;

/// <summary>A folder over HTTP, compressed without being asked, as logs may do.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly WebApplication app;
    private readonly string folder;
    private int busy;

    public FileServer(string folder)
    {
        this.folder = folder;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
        app.Start();
        Url = $"{app.Urls.Single()}/log";
    }

    public string Url { get; }

    /// <summary>Paths asked for, in no particular order.</summary>
    public ConcurrentBag<string> Asked { get; } = [];

    /// <summary>How many of the next answers are that the server is busy; below zero once there were more.</summary>
    public int Busy
    {
        get => Volatile.Read(ref busy);
        set => Volatile.Write(ref busy, value);
    }

    /// <summary>Whoever asks for what begins so gets no answer, as long as the server runs; null for nothing.</summary>
    public string? Silent { get; set; }

    /// <summary>Breaks off what is still being answered.</summary>
    public void Dispose() => ((IDisposable)app).Dispose();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!["/log/".Length..];
        Asked.Add(path);
        if (Silent is { } prefix && path.StartsWith(prefix, StringComparison.Ordinal)) await Task.Delay(Timeout.Infinite, context.RequestAborted);
        var (response, file) = (context.Response, Path.Combine(folder, path));
        response.StatusCode = Interlocked.Decrement(ref busy) >= 0 ? 503 : File.Exists(file) ? 200 : 404;
        if (response.StatusCode != 200) return;
        response.Headers.ContentEncoding = "gzip";
        await response.Body.WriteAsync(Compressed(await File.ReadAllBytesAsync(file)));
    }

    private static byte[] Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(content);
        return compressed.ToArray();
    }
}
