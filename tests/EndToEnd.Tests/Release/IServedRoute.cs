using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>A way of asking a server for something.</summary>
internal interface IServedRoute
{
    string Name { get; }

    /// <summary>Asks in every way that the parameters offer.</summary>
    Task<IReadOnlyList<ServedAnswer>> AskAsync(ServedPlace place);
}

/// <summary>Where to ask, and with what.</summary>
internal sealed record ServedPlace(HttpClient Http, CallInvoker Grpc, SampleValues Values);

internal static class ServedRoutes
{
    /// <summary>All of a server's, from its endpoints, in the order of their names.</summary>
    public static IReadOnlyList<IServedRoute> Of(IEndpointRouteBuilder server)
    {
        var endpoints = server.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        return [.. HttpRoute.In(endpoints).Concat<IServedRoute>(GrpcRoute.In(endpoints)).OrderBy(route => route.Name, StringComparer.Ordinal)];
    }
}
