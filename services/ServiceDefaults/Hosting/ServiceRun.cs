using Microsoft.AspNetCore.Builder;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>Runs a service until it is told to stop.</summary>
public static class ServiceRun
{
    private const int CannotStart = 2;

    /// <returns>The process's exit code: 0 after a requested stop, 2 where the service cannot start, with the reason on standard error.</returns>
    /// <param name="build">Makes the service ready to start.</param>
    /// <param name="isReason">Further exceptions that are reasons not to start rather than bugs.</param>
    public static async Task<int> RunAsync(Func<Task<WebApplication>> build, Func<Exception, bool>? isReason = null)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            await using var app = await build();
            await app.RunAsync();
            return 0;
        }
        catch (Exception reason) when (reason is SettingException or ArgumentException or IOException || isReason?.Invoke(reason) == true)
        {
            await Console.Error.WriteLineAsync($"Cannot start: {reason.Message}");
            return CannotStart;
        }
    }
}
