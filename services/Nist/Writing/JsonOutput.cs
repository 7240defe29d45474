using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tabulation.Nist.Writing;

/// <summary>The JSON form: every object names its class.</summary>
internal sealed class JsonOutput : NistOutput
{
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("@type"), IdName = JsonEncodedText.Encode("@id");
    private readonly Utf8JsonWriter writer;

    public JsonOutput(Stream body)
    {
        // Read as JSON only, never within a page: names in Cyrillic stay readable and half as long.
        writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        WriteType("ElectionReport");
    }

    public override void Open(string name, string type)
    {
        writer.WriteStartObject(name);
        WriteType(type);
    }

    public override void OpenOne(string name, string type, string? id = null)
    {
        writer.WriteStartObject();
        WriteType(type);
        if (id is not null) writer.WriteString(IdName, id);
    }

    public override void Close() => writer.WriteEndObject();

    public override void OpenMany(string name) => writer.WriteStartArray(name);

    public override void CloseMany() => writer.WriteEndArray();

    public override void Number(string name, long value) => writer.WriteNumber(name, value);

    public override void Flag(string name, bool value) => writer.WriteBoolean(name, value);

    public override void References(string name, IEnumerable<string> ids)
    {
        writer.WriteStartArray(name);
        foreach (var id in ids) writer.WriteStringValue(id);
        writer.WriteEndArray();
    }

    public override void Dispose()
    {
        writer.WriteEndObject();
        writer.Dispose();
    }

    protected override void WriteText(string name, string value) => writer.WriteString(name, value);

    protected override void WriteWord(string language, string content)
    {
        OpenOne("Text", "LanguageString");
        writer.WriteString("Language", language);
        writer.WriteString("Content", content);
        Close();
    }

    private void WriteType(string type) => writer.WriteString(TypeName, $"ElectionResults.{type}");
}
