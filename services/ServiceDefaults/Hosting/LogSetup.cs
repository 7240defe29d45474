using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>Logs go to standard output, a line an event, times in UTC.</summary>
internal static class LogSetup
{
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>Not a line for every call. First of all sources, so that every other one overrides it.</summary>
    private static readonly MemoryConfigurationSource DefaultLevels = new()
    {
        InitialData = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
            ["Logging:LogLevel:Grpc"] = nameof(LogLevel.Warning),
        },
    };

    public static void AddServiceLogs(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, DefaultLevels);
        builder.Logging.ClearProviders();
        if (settings.JsonLogs)
            builder.Logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.IncludeScopes) =
                (true, TimestampFormat, true));
        else
            builder.Logging.AddSimpleConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.SingleLine) =
                (true, TimestampFormat + " ", true));
    }
}
