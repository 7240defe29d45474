using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tabulation.Cli;

/// <summary>Prints documents on standard output.</summary>
internal static class JsonOutput
{
    // Names come in all scripts; what is printed is never put into a page.
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One document, indented.</summary>
    public static void Print(JsonNode document) => Console.Out.WriteLine(Indent(document));

    /// <summary>One document as it is printed.</summary>
    public static string Indent(JsonNode document) => document.ToJsonString(Indented);

    /// <summary>One document on one line, at once.</summary>
    public static void PrintLine(JsonNode document) => PrintLine(Console.Out, document);

    /// <inheritdoc cref="PrintLine(JsonNode)"/>
    /// <exception cref="IOException">Nobody reads any more, where the writer can tell.</exception>
    public static void PrintLine(TextWriter output, JsonNode document)
    {
        output.WriteLine(document.ToJsonString(Line));
        output.Flush();
    }
}
