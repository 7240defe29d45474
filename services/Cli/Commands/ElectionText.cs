using System.Text.Json.Nodes;
using Tabulation.Client.Elections;

namespace Tabulation.Cli.Commands;

/// <summary>Prints what a defined election is.</summary>
internal static class ElectionText
{
    public static void Print(Invocation invocation, ElectionFolder folder)
    {
        var summary = folder.Summarize();
        if (invocation.Json) JsonOutput.Print(summary);
        else foreach (var (key, value) in summary) Console.WriteLine($"{key,-17}{Text(value)}");
    }

    private static string Text(JsonNode? value) =>
        value is JsonObject names ? string.Join("; ", names.Select(name => $"{name.Value} ({name.Key})")) : $"{value}";
}
