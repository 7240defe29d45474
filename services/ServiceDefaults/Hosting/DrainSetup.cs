using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>
/// Ends a service so that nothing acknowledged is lost and nobody waits for ever: new connections are refused at once, subscriptions
/// (server streams) end at once since they can be resumed elsewhere, all other calls may finish within the drain time.
/// </summary>
public static class DrainSetup
{
    /// <summary>Time for calls that were told to end to do so, before their connections are cut.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Marks an HTTP endpoint that answers without end, such as server-sent events: it is cancelled when a shutdown begins.
    /// </summary>
    public static TBuilder EndsWithService<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Subscription.Mark);

    internal static void AddDraining(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton<Draining>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.DrainTime + Grace);
    }

    /// <summary>
    /// Has <see cref="HttpContext.RequestAborted"/>, which is also the gRPC call's token, signalled when the call must end.
    /// </summary>
    internal static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use((context, next) => EndOf(context.GetEndpoint(), draining) is { CanBeCanceled: true } end 
            ? RunUntil(context, next, end)
            : next(context));
    }

    private static async Task RunUntil(HttpContext context, RequestDelegate next, CancellationToken end)
    {
        var aborted = context.RequestAborted;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(aborted, end);
        context.RequestAborted = source.Token;
        await next(context);
        context.RequestAborted = aborted;
    }

    private static CancellationToken EndOf(Endpoint? endpoint, Draining draining)
    {
        if (endpoint?.Metadata.GetMetadata<Subscription>() is not null)
            return draining.Started;
        var call = endpoint?.Metadata.GetMetadata<GrpcMethodMetadata>();
        return call is null ? CancellationToken.None : EndOf(call.Method.Type, draining);
    }

    /// <summary>Unary calls need no token of their own, and are too many to give them one: the server waits for them.</summary>
    private static CancellationToken EndOf(MethodType call, Draining draining) => call switch
    {
        MethodType.Unary => CancellationToken.None,
        MethodType.ServerStreaming => draining.Started,
        MethodType.ClientStreaming or MethodType.DuplexStreaming => draining.Ended,
    };

    private sealed class Subscription
    {
        public static readonly Subscription Mark = new();
    }
}
