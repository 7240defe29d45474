using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>Where a running service is reached: for gRPC and for HTTP/1.1. With TLS gRPC's has HTTP/1.1 too, and the other one health only.</summary>
public readonly record struct ServiceAddresses(Uri Grpc, Uri Http)
{
    /// <summary>
    /// The addresses in use, with the ports that were chosen where 0 was asked for. Throws before the service has started.
    /// </summary>
    public static ServiceAddresses Of(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new(new Uri(bound.First()), new Uri(bound.Last()));
    }
}
