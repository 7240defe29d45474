using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tabulation.Publication;

/// <summary>Whether there is something to publish.</summary>
internal sealed class PublicationHealth(TotalsBoard board, ChronicleFollower source) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (source.Election is null) return Task.FromResult(HealthCheckResult.Healthy("No election is defined yet."));
        return Task.FromResult(board.AsOf switch
        {
            null => HealthCheckResult.Unhealthy("No totals have arrived yet."),
            { Rebuilding: true } => HealthCheckResult.Degraded("The totals are behind: they are being rebuilt, or nothing can be heard of them."),
            _ => HealthCheckResult.Healthy(),
        });
    }
}
