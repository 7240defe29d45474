using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Tabulation.Witness;

/// <summary>A witness's server. Takes no settings but those given: nothing from the environment or from files.</summary>
public static class WitnessHost
{
    /// <summary>16 signatures of 5 kB, as c2sp.org/signed-note asks for, in base64, with a proof, and as much again.</summary>
    private const int MostBytes = 256 * 1024;

    private const int MostConnections = 1_000;

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(1);

    /// <summary>The server, not started yet, with its <see cref="LogWitness"/> in place.</summary>
    /// <exception cref="InvalidDataException">What was cosigned last is damaged.</exception>
    /// <exception cref="IOException">The state directory cannot be used, or another witness uses it.</exception>
    public static WebApplication Build(WitnessSettings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Limit(server.Limits));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTime);
        builder.Services.AddSingleton(provider => LogWitness.Open(settings, clock, provider.GetRequiredService<ILogger<LogWitness>>()));
        AddConsole(builder.Logging);
        var app = builder.Build();
        app.UseRouting();
        app.MapWitness();
        app.Urls.Add(settings.Address.OriginalString);
        app.Services.GetRequiredService<LogWitness>();
        return app;
    }

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MostBytes;
        limits.MaxConcurrentConnections = MostConnections;
    }

    private static void AddConsole(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        // What fails at the start is thrown, and said by the caller.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter(typeof(LogWitness).FullName, LogLevel.Information);
        logging.AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior, console.TimestampFormat) = (true, LoggerColorBehavior.Disabled, "HH:mm:ss "));
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
