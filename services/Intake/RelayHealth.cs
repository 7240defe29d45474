using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tabulation.Intake;

/// <summary>Whether entries reach the bus. Where they do not, statements are still taken in: the ledger keeps what is to be published.</summary>
internal sealed class RelayHealth : IHealthCheck
{
    private volatile string? problem;

    public void Published() => problem = null;

    /// <summary>Another replica relays: it is the one to say how that goes.</summary>
    public void LeftToAnother() => problem = null;

    public void Failed(long? from) =>
        problem = $"Entries from {from?.ToString() ?? "the head"} on cannot be published; they stay in the ledger until they can.";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(problem is { } failed ? HealthCheckResult.Degraded(failed) : HealthCheckResult.Healthy());
}
