using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tabulation.ServiceDefaults.Errors;
using Tabulation.ServiceDefaults.Health;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.ServiceDefaults.Reflection;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.ServiceDefaults;

/// <summary>What all services have in common; the two calls frame a service's own wiring.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// Adds gRPC, ports, health, reflection, logs, errors and shutdown as the section <see cref="ServiceSettings.Section"/> says.
    /// </summary>
    /// <exception cref="SettingException">A setting cannot be used, or is unknown.</exception>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.Configuration.Read<ServiceSettings>(ServiceSettings.Section).Checked();
        builder.Services.AddSingleton(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddServiceLogs(settings);
        builder.WebHost.ListenAs(settings);
        builder.Services.AddDraining(settings);
        builder.Services.AddServingStates();
        builder.Services.AddSingleton<MappedServices>().AddSingleton<DescriptorIndex>();
        builder.Services.AddGrpc(options =>
        {
            options.Interceptors.Add<ErrorInterceptor>();
            options.MaxReceiveMessageSize = settings.MaxMessageBytes;
            options.ResponseCompressionAlgorithm = settings.CompressResponses ? "gzip" : null;
        });
        return builder;
    }

    /// <summary>
    /// Maps <c>grpc.health.v1</c>, server reflection, <c>/healthz</c> and <c>/readyz</c>. Called before the service's own mappings.
    /// </summary>
    /// <param name="app">The service.</param>
    /// <param name="front">Adds what may answer a request before it is routed.</param>
    public static WebApplication MapServiceDefaults(this WebApplication app, Action<IApplicationBuilder>? front = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.KeepOthersEncrypted();
        front?.Invoke(app);
        app.UseRouting();
        app.UseDraining();
        app.MapGrpcService<HealthService>();
        app.MapGrpcService<ReflectionService>();
        app.MapHealthEndpoints();
        return app;
    }
}
