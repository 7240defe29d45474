using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tabulation.Publication.Http.OpenApi;
using Tabulation.Publication.Http.Serving;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http.Feeds;

/// <summary>
/// Which targets are files, of all routes for the public that are mapped: each that needs no parameter is one, unless it is named here;
/// tables of totals are one for each level, results one for the latest checkpoint.
/// </summary>
internal static class FileTargets
{
    /// <summary>Has no end while the election goes on, and is written as it is read: nobody knows its length or hash before.</summary>
    public const string Endless = "/api/events.csv";

    /// <summary>What is answered is one station, a page of many, a stream, an opinion on figures listed already, or the list itself.</summary>
    private static readonly string[] NoFiles =
        ["/api/events", "/api/forensics", "/api/manifest.json", "/api/observers", "/api/station", "/api/stations", "/api/stream", "/log/manifest.json"];

    /// <summary>In order of their paths.</summary>
    public static IEnumerable<FileTarget> Of(EndpointDataSource routes, Election election, long size) => routes.Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<AskedParameters>() is not null && route.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
        .Select(route => (Path: OpenApiDocument.PathOf(route), Route: route))
        .Where(each => !NoFiles.Contains(each.Path))
        .OrderBy(each => each.Path, StringComparer.Ordinal)
        .SelectMany(each => Of(each.Path, each.Route, election, size));

    private static IEnumerable<FileTarget> Of(string path, RouteEndpoint route, Election election, long size) => path switch
    {
        "/api/totals.csv" => AreaLevels.Names(election).Select(level => new FileTarget(route, path, QueryString.Create("level", level), [])),
        "/log/results/{size}" => [new FileTarget(route, $"/log/results/{size}", default, new RouteValueDictionary { ["size"] = $"{size}" })],
        _ => route.RoutePattern.Parameters.Count == 0 ? [new FileTarget(route, path, default, [])] : [],
    };
}

/// <summary>What to ask for a file, and of which route.</summary>
internal sealed record FileTarget(RouteEndpoint Route, string Path, QueryString Query, RouteValueDictionary Values)
{
    public override string ToString() => $"{Path}{Query}";
}
