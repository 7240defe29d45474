using System.Text.Json;

namespace Tabulation.Publication.Tests.Http.OpenApi;

/// <summary>Holds JSON against a schema (draft 2020-12, as far as the document uses it), strictly: what the schema does not name may not be there.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private readonly List<string> problems = [];

    public static IReadOnlyList<string> Problems(JsonElement document, JsonElement schema, JsonElement value)
    {
        var check = new SchemaCheck(document);
        check.Look(schema, value, "$");
        return check.problems;
    }

    private void Look(JsonElement schema, JsonElement value, string place)
    {
        if (schema.ValueKind != JsonValueKind.Object) return;
        if (schema.TryGetProperty("$ref", out var reference)) schema = Find(reference.GetString()!);
        if (schema.TryGetProperty("type", out var types) && !Types(types).Any(type => Is(type, value))) problems.Add($"{place} is {value.ValueKind}, not {types}");
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value))) problems.Add($"{place} is none of {allowed}");
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (number, item) in value.EnumerateArray().Index()) Look(items, item, $"{place}[{number}]");
        if (value.ValueKind == JsonValueKind.Object) LookInside(schema, value, place);
    }

    private void LookInside(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("required", out var required))
            problems.AddRange(required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place} lacks {name}"));
        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var known)) Look(known, member.Value, $"{place}.{member.Name}");
            else if (schema.TryGetProperty("additionalProperties", out var others)) Look(others, member.Value, $"{place}.{member.Name}");
            else problems.Add($"{place}.{member.Name} is not in the schema");
        }
    }

    private JsonElement Find(string reference) => reference.Split('/').Skip(1).Aggregate(document, (part, name) => part.GetProperty(name));

    private static IEnumerable<string> Types(JsonElement types) =>
        types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(type => type.GetString()!) : [types.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such type."),
    };
}
