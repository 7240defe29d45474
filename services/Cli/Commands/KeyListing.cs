using System.Text.Json.Nodes;
using Tabulation.Client.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary>Prints the public part of keys.</summary>
internal static class KeyListing
{
    public static void Print(Invocation invocation, KeyFiles files, IReadOnlyList<(string Authority, VerificationKey Key)> keys)
    {
        if (invocation.Json) JsonOutput.Print(new JsonArray([.. keys.Select(each => Document(files, each.Authority, each.Key))]));
        else foreach (var (authority, key) in keys) Print(files, authority, key);
    }

    private static JsonObject Document(KeyFiles files, string authority, VerificationKey key) => new JsonObject
    {
        ["authority"] = authority,
        ["keyId"] = key.Id.ToString(),
        ["publicKey"] = Convert.ToHexStringLower(key.Bytes.Span),
        ["privateKeyFile"] = files.PathOf(authority),
        ["publicKeyFile"] = files.PublicPathOf(authority),
    };

    private static void Print(KeyFiles files, string authority, VerificationKey key)
    {
        Console.WriteLine(authority);
        Console.WriteLine($"  key id       {key.Id}");
        Console.WriteLine($"  public key   {Convert.ToHexStringLower(key.Bytes.Span)}");
        Console.WriteLine($"  private key  {files.PathOf(authority)}");
    }
}
