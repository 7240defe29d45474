using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>Logs go to standard output, a line an event, times in UTC.</summary>
internal static class LogSetup
{
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
    private const string Framework = "Logging:LogLevel:Microsoft.AspNetCore", Requests = $"{Framework}.Hosting.Diagnostics";

    /// <summary>Not a line for every call. First of all sources, so that every other one overrides it.</summary>
    private static readonly MemoryConfigurationSource DefaultLevels = new()
    {
        InitialData = new Dictionary<string, string?>
        {
            [Framework] = nameof(LogLevel.Warning),
            ["Logging:LogLevel:Grpc"] = nameof(LogLevel.Warning),
        },
    };

    public static void AddServiceLogs(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, DefaultLevels);
        if (builder.Configuration[Framework] == nameof(LogLevel.Warning)) LeaveRequestsAlone(builder.Configuration);
        builder.Logging.ClearProviders();
        if (settings.JsonLogs)
            builder.Logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.IncludeScopes) =
                (true, TimestampFormat, true));
        else
            builder.Logging.AddSimpleConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.SingleLine) =
                (true, TimestampFormat + " ", true));
    }

    /// <summary>
    /// What may log anything at all of requests gives each an activity and a scope, whether or not a line is ever written; it has no warnings.
    /// </summary>
    private static void LeaveRequestsAlone(ConfigurationManager configuration)
    {
        if (configuration[$"{Framework}.Hosting"] is null) configuration[Requests] ??= nameof(LogLevel.None);
    }
}
