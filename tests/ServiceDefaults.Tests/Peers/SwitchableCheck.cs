using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tabulation.ServiceDefaults.Tests.Peers;

/// <summary>A health check that says what it is told to.</summary>
public sealed class SwitchableCheck : IHealthCheck
{
    private volatile HealthStatus status = HealthStatus.Healthy;

    public HealthStatus Status
    {
        get => status;
        set => status = value;
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthCheckResult(status, "Host=db;Password=secret"));
}
