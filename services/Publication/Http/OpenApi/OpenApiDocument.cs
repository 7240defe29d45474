using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Tabulation.Publication.Http.Serving;

namespace Tabulation.Publication.Http.OpenApi;

/// <summary>
/// What the routes take and answer, after OpenAPI 3.1: the routes as they are mapped, their parameters as requests are held against them, the records that answers are
/// written from. Made once.
/// </summary>
internal sealed class OpenApiDocument
{
    private const string ProblemType = "application/problem+json", Caching = "public, max-age=300";

    private readonly Schemas schemas;
    private readonly Lazy<KeptDocument> document;

    public OpenApiDocument(EndpointDataSource routes, IOptions<JsonOptions> json)
    {
        schemas = new Schemas(json.Value.SerializerOptions);
        document = new Lazy<KeptDocument>(() => new KeptDocument(
            new MadeDocument(JsonSerializer.SerializeToUtf8Bytes(Write(routes)), "application/json; charset=utf-8", Caching: Caching)));
    }

    public KeptDocument Document => document.Value;

    private JsonObject Write(EndpointDataSource routes)
    {
        var paths = new JsonObject();
        foreach (var (path, parameters) in Routes(routes).OrderBy(route => route.Path, StringComparer.Ordinal))
            paths[path] = new JsonObject { ["get"] = Operation(RouteWords.All.GetValueOrDefault(path), parameters) };
        _ = schemas.Of(typeof(Problem));
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Tabulation", ["version"] = "1",
                ["description"] = $"Results of an election, as they are counted. HEAD is answered as GET. {KeptDocument.PositionHeader} says where in the ledger an answer stands; "
                    + "an answer's ETag, sent as If-None-Match, saves it being sent again.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = new JsonObject(schemas.ByName) },
        };
    }

    private static IEnumerable<(string Path, AskedParameters Parameters)> Routes(EndpointDataSource routes) => routes.Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<AskedParameters>() is not null && route.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
        .Select(route => (PathOf(route), route.Metadata.GetMetadata<AskedParameters>()!));

    /// <summary>Without the marks of what a parameter in the path may be.</summary>
    public static string PathOf(RouteEndpoint route) => route.RoutePattern.Parameters.Aggregate(
        $"/{route.RoutePattern.RawText!.TrimStart('/')}", (path, each) =>
            path.Replace($"{{**{each.Name}}}", $"{{{each.Name}}}", StringComparison.Ordinal).Replace($"{{{each.Name}:long}}", $"{{{each.Name}}}", StringComparison.Ordinal));

    private JsonObject Operation(RouteWords? words, AskedParameters parameters)
    {
        var responses = new JsonObject
        {
            ["200"] = Response("The document.", words?.ContentType ?? "*/*", SchemaOf(words)),
            ["304"] = new JsonObject { ["description"] = "Not changed since the ETag given." },
            ["400"] = Refusal("A parameter is wrong: the problem names it."),
            ["404"] = Refusal("There is no such thing."),
            ["409"] = Refusal("It cannot be worked out from what is there."),
            ["429"] = Refusal("Too many requests: Retry-After says when to go on."),
            ["500"] = Refusal("The service failed."),
            ["503"] = Refusal("Not ready: Retry-After says when to ask again."),
        };
        if (words is not { AlwaysOpen: true }) responses["403"] = Refusal("The release hour has not come.");
        return new JsonObject
        {
            ["summary"] = words?.Summary,
            ["parameters"] = new JsonArray(
                [.. parameters.InPath.Select(each => Parameter(each, "path")), .. parameters.InQuery.Select(each => Parameter(each, "query"))]),
            ["responses"] = responses,
        };
    }

    private JsonObject? SchemaOf(RouteWords? words)
    {
        if (words?.SchemaUrl is { } url) return new JsonObject { ["$ref"] = url };
        return words?.Schema is { } schema ? schemas.Of(schema) : null;
    }

    private JsonObject Refusal(string description) => Response(description, ProblemType, schemas.Of(typeof(Problem)));

    private static JsonObject Response(string description, string type, JsonObject? schema) => new()
    {
        ["description"] = description, ["content"] = new JsonObject { [type] = schema is null ? new JsonObject() : new JsonObject { ["schema"] = schema } },
    };

    private static JsonObject Parameter(ParameterInfo parameter, string place) => new()
    {
        ["name"] = NameOf(parameter), ["in"] = place, ["required"] = place == "path",
        ["description"] = RouteWords.Parameters.GetValueOrDefault(NameOf(parameter)), ["schema"] = SchemaOf(parameter),
    };

    private static string NameOf(ParameterInfo parameter) => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);

    private static JsonObject SchemaOf(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type.IsArray) return new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        var schema = new JsonObject { ["type"] = type == typeof(string) ? "string" : "integer" };
        if (parameter.GetCustomAttribute<RangeAttribute>() is { } range)
            (schema["minimum"], schema["maximum"]) = (Convert.ToInt64(range.Minimum), Convert.ToInt64(range.Maximum));
        if (parameter.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            schema["enum"] = new JsonArray([.. allowed.Values.OfType<string>().Select(value => (JsonNode)value)]);
        return schema;
    }
}
