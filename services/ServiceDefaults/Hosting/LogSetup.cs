using Microsoft.Extensions.Logging;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>Logs go to standard output, a line an event, times in UTC.</summary>
internal static class LogSetup
{
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    public static void AddServiceLogs(this ILoggingBuilder logging, ServiceSettings settings)
    {
        logging.ClearProviders();
        if (settings.JsonLogs)
            logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.IncludeScopes) =
                (true, TimestampFormat.TrimEnd(), true));
        else
            logging.AddSimpleConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.SingleLine) =
                (true, TimestampFormat, true));
    }
}
