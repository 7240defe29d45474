using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Tabulation.Contracts.Tests;

/// <summary>How vectors are written: bytes in hexadecimal, messages in protobuf's JSON form with the names of the .proto files.</summary>
internal static class VectorJson
{
    private static readonly JsonFormatter Messages = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    public static JsonNode Message(IMessage message) => JsonNode.Parse(Messages.Format(message))!;

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> toNode) => [.. items.Select(toNode)];

    public static string File(JsonNode content) => content.ToJsonString(Indented) + "\n";
}
