using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Tabulation.ServiceDefaults.Health;

/// <summary>Runs all health checks again and again, so that asking for health costs nothing however many ask.</summary>
internal sealed class HealthMonitor(HealthCheckService checks, ServingStates states, ServiceSettings settings, TimeProvider time)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.HealthPeriod, time);
        do
            states.Set(await checks.CheckHealthAsync(stoppingToken));
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
