using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>A page, document, table, stream or file, as a server's endpoints name it.</summary>
internal sealed partial class HttpRoute(RouteEndpoint endpoint, string method) : IServedRoute
{
    private static readonly string[] Packings = ["identity", "gzip", "br"];

    public string Name => $"{method} {endpoint.RoutePattern.RawText}";

    /// <summary>All but those of gRPC, which are methods.</summary>
    public static IEnumerable<HttpRoute> In(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is null && endpoint.RoutePattern.RawText?.Contains("{unimplemented", StringComparison.Ordinal) == false)
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new HttpRoute(endpoint, method)));

    public async Task<IReadOnlyList<ServedAnswer>> AskAsync(ServedPlace place)
    {
        var answers = new List<ServedAnswer>();
        foreach (var path in Paths(place.Values))
        {
            foreach (var packing in Packings) answers.Add(await AskAsync(place.Http, path, packing));
        }

        return answers;
    }

    /// <summary>With each value of a parameter in the path; each without and with a query.</summary>
    private IEnumerable<string> Paths(SampleValues values)
    {
        IEnumerable<string> paths = [endpoint.RoutePattern.RawText!.TrimStart('/')];
        foreach (var parameter in endpoint.RoutePattern.Parameters)
            paths = [.. paths.SelectMany(path => values.Of(parameter.Name).Select(value => Placeholder(parameter.Name).Replace(path, value)))];
        var query = string.Join('&', QueryParameters().Select(asked => $"{asked.Name}={values.First(asked.Name, asked.Type)}"));
        return query.Length == 0 ? paths : paths.SelectMany(path => new[] { path, $"{path}?{query}" });
    }

    private static Regex Placeholder(string name) => new($@"\{{\*{{0,2}}{name}[^}}]*\}}");

    private IEnumerable<(string Name, Type Type)> QueryParameters() => (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        .SelectMany(parameter => parameter.GetCustomAttribute<AsParametersAttribute>() is null ? [parameter] : parameter.ParameterType.GetConstructors()[0].GetParameters())
        .Select(parameter => (Name: parameter.Name!, Type: Simple(parameter.ParameterType)))
        .Where(parameter => (parameter.Type.IsPrimitive || parameter.Type == typeof(string)) && endpoint.RoutePattern.GetParameter(parameter.Name) is null)
        .Select(parameter => (char.ToLowerInvariant(parameter.Name[0]) + parameter.Name[1..], parameter.Type));

    private static Type Simple(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsArray ? type.GetElementType()! : type);

    private async Task<ServedAnswer> AskAsync(HttpClient http, string path, string packing)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", packing);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var body = await BodyAsync(response);
        var head = Encoding.UTF8.GetBytes($"{response.Headers}{response.Content.Headers}");
        var kind = response.StatusCode switch
        {
            < HttpStatusCode.BadRequest => AnswerKind.Told,
            HttpStatusCode.Forbidden when Encoding.UTF8.GetString(Unpack(response, body)).Contains("released at", StringComparison.Ordinal) => AnswerKind.BeforeRelease,
            _ => AnswerKind.Nothing,
        };
        return new ServedAnswer(kind, $"{path} {packing}: {response.StatusCode}", [head, body, Unpack(response, body)]);
    }

    /// <summary>Of what never ends, the first event.</summary>
    private static async Task<byte[]> BodyAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream") return await response.Content.ReadAsByteArrayAsync();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var lines = new StringBuilder();
        for (var seen = false; !seen;)
        {
            var line = await reader.ReadLineAsync();
            seen = line is null || line.StartsWith("data:", StringComparison.Ordinal);
            lines.AppendLine(line);
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static byte[] Unpack(HttpResponseMessage response, byte[] body)
    {
        using var packed = new MemoryStream(body);
        using Stream? unpacked = response.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => null,
        };
        if (unpacked is null) return body;
        using var plain = new MemoryStream();
        unpacked.CopyTo(plain);
        return plain.ToArray();
    }
}
