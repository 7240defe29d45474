using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tabulation.ServiceDefaults.Health;

/// <summary>Health for those who speak no gRPC.</summary>
internal static class HealthEndpoints
{
    private const string Alive = "/healthz", Ready = "/readyz";

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
        app.MapGet(Alive, () => Results.Text("ok"));
        app.MapGet(Ready, (ServingStates states) => Results.Json(
            new Readiness(states.IsServing ? "ready" : "not ready", ByName(states.Report)),
            statusCode: states.IsServing ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable));
    }

    /// <summary>Where the service is encrypted, nothing but health is answered without encryption.</summary>
    public static void KeepOthersEncrypted(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<ServiceSettings>().IsEncrypted) return;
        app.Use((context, next) => context.Request.IsHttps || context.Request.Path.Value is Alive or Ready ? next(context) : NotFound(context));
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Statuses only: descriptions and exceptions may hold addresses and names, and this page has no password.</summary>
    private static SortedDictionary<string, string> ByName(HealthReport? report) => new(
        report?.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()) ?? [], StringComparer.Ordinal);

    private sealed record Readiness(string Status, SortedDictionary<string, string> Checks);
}
