using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.ServiceDefaults.Reflection;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Tabulation.ServiceDefaults.Health;

/// <summary>
/// The latest results of the health checks, and who is affected by which. A check tagged with the full name of a gRPC service concerns that
/// service; one without such a tag concerns them all; the empty name stands for the whole server, which every check concerns.
/// </summary>
internal sealed class ServingStates(MappedServices services, Draining draining)
{
    private volatile Snapshot current = new(Report: null);

    /// <summary>Null until the checks have run once.</summary>
    public HealthReport? Report => current.Report;

    public bool IsServing => Of("") == ServingStatus.Serving;

    /// <summary>Completes when there are newer results than those last read.</summary>
    public Task Changed => current.Replaced.Task;

    public void Set(HealthReport report)
    {
        var previous = current;
        current = new Snapshot(report);
        previous.Replaced.SetResult();
    }

    /// <summary><see cref="ServingStatus.ServiceUnknown"/> for a name that is not a service of this server.</summary>
    public ServingStatus Of(string service)
    {
        if (service.Length > 0 && !services.Names.Contains(service))
            return ServingStatus.ServiceUnknown;
        if (draining.Started.IsCancellationRequested || Report is not { } report)
            return ServingStatus.NotServing;
        var fails = report.Entries.Values.Any(entry => entry.Status == HealthStatus.Unhealthy && Concerns(entry, service));
        return fails ? ServingStatus.NotServing : ServingStatus.Serving;
    }

    private bool Concerns(HealthReportEntry check, string service) =>
        service.Length == 0 || check.Tags.Contains(service) || !check.Tags.Any(services.Names.Contains);

    private sealed record Snapshot(HealthReport? Report)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
