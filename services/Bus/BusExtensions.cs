using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Bus;

/// <summary>The bus between the services: RabbitMQ, or within one process.</summary>
public static class BusExtensions
{
    /// <summary>A bus over RabbitMQ. A broker that is away keeps no service from starting or serving: it is only reported as degraded.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="settings">Where the broker is.</param>
    /// <param name="consumers">The consumers of this service; each one's definition says how its queue is made.</param>
    public static IServiceCollection AddRabbitMqBus(
        this IServiceCollection services, BusSettings settings, Action<IBusRegistrationConfigurator>? consumers = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var password = SecretFile.ReadText(settings.PasswordFile, $"{BusSettings.Section}:{nameof(BusSettings.PasswordFile)}");
        return services.AddBus(consumers, bus => bus.UsingRabbitMq((context, rabbit) =>
        {
            rabbit.Connect(settings, password);
            rabbit.UseBodies();
            rabbit.ConfigureEndpoints(context);
        }));
    }

    /// <summary>A bus within this process.</summary>
    public static IServiceCollection AddMemoryBus(this IServiceCollection services, Action<IBusRegistrationConfigurator> consumers) =>
        services.AddBus(consumers, bus => bus.UsingInMemory((context, memory) =>
        {
            memory.UseBodies();
            memory.ConfigureEndpoints(context);
        }));

    /// <summary>Publishes, and fails where the broker does not confirm or has no queue for it.</summary>
    public static Task PublishMandatoryAsync<T>(this IBus bus, T message, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(bus);
        return bus.Publish(message, context =>
        {
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.Mandatory = true;
        }, cancellation);
    }

    private static IServiceCollection AddBus(
        this IServiceCollection services, Action<IBusRegistrationConfigurator>? consumers, Action<IBusRegistrationConfigurator> transport) =>
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            consumers?.Invoke(bus);
            transport(bus);
        });

    private static void UseBodies(this IBusFactoryConfigurator bus)
    {
        bus.ClearSerialization();
        bus.AddSerializer(new BodySerializer());
        bus.AddDeserializer(new BodySerializer(), isDefault: true);
    }

    private static void Connect(this IRabbitMqBusFactoryConfigurator rabbit, BusSettings settings, string password)
    {
        var nodes = ListText.Items(settings.Host);
        rabbit.Host(nodes[0], (ushort)settings.Port, settings.VirtualHost, host =>
        {
            host.Username(settings.User);
            host.Password(password);
            host.PublisherConfirmation = true;
            host.Heartbeat(TimeSpan.FromSeconds(settings.HeartbeatSeconds));
            host.RequestedConnectionTimeout(TimeSpan.FromSeconds(settings.HeartbeatSeconds));
            if (nodes.Count > 1)
                host.UseCluster(cluster =>
                {
                    foreach (var node in nodes) cluster.Node($"{node}:{settings.Port}");
                });
        });
    }
}
