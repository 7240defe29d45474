using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tabulation.ServiceDefaults.Health;

/// <summary>Health for those who speak no gRPC.</summary>
internal static class HealthEndpoints
{
    public static void AddServingStates(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddSingleton<ServingStates>();
        services.AddHostedService<HealthMonitor>();
    }

    /// <summary>
    /// <c>/healthz</c>: 200 while the process answers at all. <c>/readyz</c>: 200 when it can serve, else 503, with each check's status.
    /// </summary>
    public static void MapHealthEndpoints(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapGet("/readyz", (ServingStates states) => Results.Json(
            new Readiness(states.IsServing ? "ready" : "not ready", ByName(states.Report)),
            statusCode: states.IsServing ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable));
    }

    /// <summary>Statuses only: descriptions and exceptions may hold addresses and names, and this page has no password.</summary>
    private static SortedDictionary<string, string> ByName(HealthReport? report) => new(
        report?.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()) ?? [], StringComparer.Ordinal);

    private sealed record Readiness(string Status, SortedDictionary<string, string> Checks);
}
