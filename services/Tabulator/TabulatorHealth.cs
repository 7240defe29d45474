using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tabulation.Tabulator;

/// <summary>Whether the totals can be relied on: not while the ledger is still being folded, and never again once it contradicted itself.</summary>
internal sealed class TabulatorHealth : IHealthCheck
{
    private volatile string? stopped;
    private volatile bool caughtUp;

    public void CaughtUp() => caughtUp = true;

    public void Stopped(string why) => stopped = why;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (stopped is { } why) return Task.FromResult(HealthCheckResult.Unhealthy(why));
        return Task.FromResult(caughtUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Folding the ledger from its start."));
    }
}
