using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Snapshots;

/// <summary>
/// The web server alone, set up as Publication's: whatever is asked for, it writes the same bytes. What is built upon it can come close to
/// that, and no further.
/// </summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
        });
        await using var app = builder.Build();
        app.Run(context => WriteAsync(context.Response, bytes));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>In a process of its own, with the collector and the compiler that Standalone has.</summary>
    public static ChildProcess Start(string file) => ChildProcess.Start(
        "env", "DOTNET_gcServer=1", "DOTNET_gcConcurrent=0", "DOTNET_TieredPGO=0", Environment.ProcessPath!, "bare-server", file);

    private static async Task WriteAsync(HttpResponse response, byte[] bytes)
    {
        (response.ContentType, response.ContentLength) = ("application/json", bytes.Length);
        await response.BodyWriter.WriteAsync(bytes, CancellationToken.None);
    }
}
