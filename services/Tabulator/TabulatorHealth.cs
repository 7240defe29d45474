using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tabulation.Tabulator;

/// <summary>Whether the totals can be relied on: not while the ledger is still being folded, and never again once it contradicted itself.</summary>
internal sealed class TabulatorHealth : IHealthCheck
{
    private volatile string? stopped;
    private volatile bool caughtUp;
    private volatile bool waits;

    public void CaughtUp() => caughtUp = true;

    /// <summary>Whether the last attempt to go on failed: the totals stand, and there may be newer ones.</summary>
    public void Waits(bool forLedger) => waits = forLedger;

    public void Stopped(string why) => stopped = why;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (stopped is { } why) return Task.FromResult(HealthCheckResult.Unhealthy(why));
        if (!caughtUp) return Task.FromResult(HealthCheckResult.Unhealthy("Folding the ledger from its start."));
        return Task.FromResult(waits ? HealthCheckResult.Degraded("The ledger cannot be read at present.") : HealthCheckResult.Healthy());
    }
}
