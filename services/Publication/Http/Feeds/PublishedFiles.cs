using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Publication.Log;

namespace Tabulation.Publication.Http.Feeds;

/// <summary>
/// The files that a manifest lists, as their own routes answer at the moment: what a route does not give away now, before the release hour for example, is not listed.
/// </summary>
internal sealed class PublishedFiles(EndpointDataSource routes, IServiceScopeFactory scopes, ChronicleFollower chronicle, LogBoard board)
{
    /// <summary>Those that are one file each. Not those that depend on what is asked, nor the events as a table, which have no end.</summary>
    private static readonly string[] Paths =
    [
        "/api/election", "/api/totals", "/api/seats", "/api/contests", "/api/chamber", "/api/turnout", "/api/turnout.csv", "/api/protocols", "/api/protocols.csv",
        "/api/review", "/api/review.csv", "/api/observers.csv", "/api/exit-polls", "/api/exit-polls.csv", "/api/nist.json", "/api/nist.xml",
        "/log/checkpoint", "/log/keys", "/log/mirrors",
    ];

    /// <summary>In order of their kinds.</summary>
    public async Task<IReadOnlyList<FileDocument>> ListAsync()
    {
        var files = new List<FileDocument>();
        foreach (var path in Paths)
            if (await TryReadAsync(path, path, []) is { } file) files.Add(file);
        var size = $"{board.Size}";
        if (await TryReadAsync($"/log/results/{size}", "/log/results/{size:long}", new RouteValueDictionary { ["size"] = size }) is { } results) files.Add(results);
        return files;
    }

    private async Task<FileDocument?> TryReadAsync(string path, string route, RouteValueDictionary values)
    {
        if (routes.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(each => each.RoutePattern.RawText == route)?.RequestDelegate is not { } answer) return null;
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var position = path.StartsWith("/log/", StringComparison.Ordinal) ? board.Size : chronicle.Standing.Position;
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Request.RouteValues, context.Response.Body) = (HttpMethods.Get, path, values, body);
        await answer(context);
        await context.Response.CompleteAsync();
        if (context.Response.StatusCode != StatusCodes.Status200OK) return null;
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        return new FileDocument(
            path, PositionIn(bytes) ?? position, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), context.Response.ContentType ?? "",
            context.Response.Headers.CacheControl is [{ } policy] ? policy : null);
    }

    /// <summary>As a JSON document says it at its beginning; null for any other.</summary>
    private static long? PositionIn(ReadOnlySpan<byte> document)
    {
        if (document.IsEmpty || document[0] != '{') return null;
        var reader = new Utf8JsonReader(document);
        for (var tokens = 0; tokens < 16 && reader.Read(); tokens++)
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 2 && reader.ValueTextEquals("position") && reader.Read()) return reader.GetInt64();
        return null;
    }
}
