using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>The checkpoint released last, and whether more can follow. Safe for concurrent use.</summary>
internal sealed class CheckpointBoard : IHealthCheck
{
    private volatile ReleasedCheckpoint? latest;
    private volatile string? frozen;
    private volatile string? outage;
    private volatile SignedNote? evidence;

    /// <summary>Null before the first.</summary>
    public ReleasedCheckpoint? Latest => latest;

    /// <summary>Why nothing is signed any more; null where all is well.</summary>
    public string? Frozen => frozen;

    /// <summary>A checkpoint that the log's key has signed over another history; null where all is well. Nothing is signed any more once there is one.</summary>
    public SignedNote? Evidence => evidence;

    public void Release(ReleasedCheckpoint checkpoint)
    {
        latest = checkpoint;
        GoesOn();
    }

    public void GoesOn() => (frozen, outage) = (null, null);

    /// <summary>The log contradicts what was anchored: signing on would fork it.</summary>
    public void Freeze(string why) => frozen = why;

    /// <summary>As <see cref="Freeze"/>, and for good.</summary>
    public void Stop(SignedNote proof, string why) => (evidence, frozen) = (proof, why);

    public void Failed(string why) => outage = why;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        frozen is { } contradiction ? HealthCheckResult.Unhealthy(contradiction)
        : outage is { } failed ? HealthCheckResult.Degraded(failed)
        : HealthCheckResult.Healthy());
}
