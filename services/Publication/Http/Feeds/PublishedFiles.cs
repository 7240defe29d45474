using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Log;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http.Feeds;

/// <summary>
/// The files that a manifest lists, as their own routes answer at the moment: what a route does not give away now, before the release hour for example, is not listed.
/// </summary>
internal sealed class PublishedFiles(EndpointDataSource routes, IServiceScopeFactory scopes, ChronicleFollower chronicle, LogBoard board)
{
    /// <summary>In order of their paths.</summary>
    /// <param name="election">Whose levels tables of totals have.</param>
    /// <param name="open">Whether the release hour has come.</param>
    public async Task<IReadOnlyList<FileDocument>> ListAsync(Election election, bool open)
    {
        var files = new List<FileDocument>();
        foreach (var target in FileTargets.Of(routes, election, board.Size))
            if (await TryReadAsync(target, open) is { } file) files.Add(file);
        return files;
    }

    private async Task<FileDocument?> TryReadAsync(FileTarget target, bool open)
    {
        if (target.Path == FileTargets.Endless)
            return open ? new FileDocument(target.Path, chronicle.Standing.Position, null, null, "text/csv; charset=utf-8", Caching.Live) : null;
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var position = target.Path.StartsWith("/log/", StringComparison.Ordinal) ? board.Size : chronicle.Standing.Position;
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Request.QueryString, context.Request.RouteValues, context.Response.Body) =
            (HttpMethods.Get, target.Path, target.Query, target.Values, body);
        await target.Route.RequestDelegate!(context);
        await context.Response.CompleteAsync();
        if (context.Response.StatusCode != StatusCodes.Status200OK) return null;
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        return new FileDocument(
            $"{target}", PositionIn(bytes) ?? position, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), context.Response.ContentType ?? "",
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
