using System.Text.Json.Nodes;

namespace Tabulation.Cli.Commands;

/// <summary>Prints the public part of keys.</summary>
internal static class KeyListing
{
    public static void Print(Invocation invocation, IReadOnlyList<ListedKey> keys)
    {
        if (invocation.Json) JsonOutput.Print(new JsonArray([.. keys.Select(key => key.Document)]));
        else foreach (var key in keys) Print(key);
    }

    private static void Print(ListedKey key)
    {
        Console.WriteLine(key.Title);
        foreach (var (name, value) in key.Lines) Console.WriteLine($"  {name,-12} {value}");
    }
}
