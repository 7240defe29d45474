using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace Tabulation.Publication.Http.OpenApi;

/// <summary>JSON schemas (draft 2020-12) of the records that answers are written from, each once by its name.</summary>
internal sealed class Schemas(JsonSerializerOptions json)
{
    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>As answers are written, and strict: what a constructor takes is always there, and numbers are numbers.</summary>
    private readonly JsonSerializerOptions strict = new(json)
    {
        NumberHandling = JsonNumberHandling.Strict, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    };

    /// <summary>Those asked for so far.</summary>
    public SortedDictionary<string, JsonNode?> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>A reference to the schema of a type.</summary>
    public JsonObject Of(Type type)
    {
        var name = NameOf(type);
        var place = $"#/components/schemas/{name}";
        if (!ByName.ContainsKey(name)) ByName[name] = Moved(strict.GetJsonSchemaAsNode(type, Exporting), place);
        return new JsonObject { ["$ref"] = place };
    }

    /// <summary>A schema refers to its own parts from where it begins, which is elsewhere now.</summary>
    private static JsonNode Moved(JsonNode schema, string place)
    {
        foreach (var part in Parts(schema).OfType<JsonObject>().ToList())
            if (part["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var target)) part["$ref"] = $"{place}{target[1..]}";
        return schema;
    }

    private static IEnumerable<JsonNode?> Parts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Parts(member.Value)).Prepend(node),
        JsonArray items => items.SelectMany(Parts).Prepend(node),
        _ => [node],
    };

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}{string.Concat(type.GetGenericArguments().Select(NameOf))}".Replace("IReadOnlyList", "ListOf", StringComparison.Ordinal)
        : type.Name;
}
