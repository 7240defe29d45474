using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Hosting;

namespace Tabulation.EchoService;

/// <summary>Builds the server, for a process of its own and for tests.</summary>
public static class EchoServer
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.Services.AddSingleton<OpenCalls>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGrpcService<EchoEndpoint>();
        app.MapGet("/events", Endless).EndsWithService();
        return app;
    }

    /// <summary>Server-sent events that begin and do not end.</summary>
    private static async Task Endless(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("data: first\n\n");
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
