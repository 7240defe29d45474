using Grpc.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tabulation.Contracts.Errors;

namespace Tabulation.Intake;

/// <summary>Whether statements are taken in; shut until the ledger was held against its anchor. Safe for concurrent use.</summary>
internal sealed class IntakeGate : IHealthCheck
{
    private const string NotLookedYet = "It is not known yet whether the ledger continues what was anchored.";
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private volatile string? shut = NotLookedYet;
    private volatile string? outage;

    /// <summary>Why nothing is taken in; null while it is.</summary>
    public string? Shut => shut;

    public void Open() => (shut, outage) = (null, null);

    public void Close(string why) => shut = why;

    /// <summary>It could not be looked: the gate stays as it is.</summary>
    public void Failed(string why) => outage = why;

    /// <exception cref="RpcException">UNAVAILABLE with RetryInfo: nothing may be taken in at present.</exception>
    public void Require()
    {
        if (shut is { } why)
            throw RichError.Create(StatusCode.Unavailable, $"Nothing is taken in at present: repeat the call later. {why}", ErrorDetail.RetryInfo(RetryAfter));
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        shut is { } why ? HealthCheckResult.Unhealthy(why)
        : outage is { } failed ? HealthCheckResult.Degraded(failed)
        : HealthCheckResult.Healthy());
}
