using System.Text.Json.Nodes;
using Tabulation.Client.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary>What is public of a key.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Lines">For people.</param>
/// <param name="Document">For programs.</param>
internal sealed record ListedKey(string Title, IReadOnlyList<(string Name, string Value)> Lines, JsonObject Document)
{
    /// <summary>An authority's key.</summary>
    public static ListedKey Of(KeyFiles files, string authority, VerificationKey key)
    {
        var bytes = Convert.ToHexStringLower(key.Bytes.Span);
        var document = new JsonObject
        {
            ["authority"] = authority,
            ["keyId"] = key.Id.ToString(),
            ["publicKey"] = bytes,
            ["privateKeyFile"] = files.PathOf(authority),
            ["publicKeyFile"] = files.PublicPathOf(authority),
        };
        return new ListedKey(
            authority, [("key id", $"{key.Id}"), ("public key", bytes), ("private key", files.PathOf(authority))], document);
    }

    /// <summary>A log's or a witness's key; which of them is not for the key to say.</summary>
    public static ListedKey Of(KeyFiles files, string file, string name, Ed25519VerificationKey key)
    {
        var asLog = new NoteVerifier(name, NoteSignatureType.Ed25519, key).ToString();
        var asWitness = new NoteVerifier(name, NoteSignatureType.Cosignature, key).ToString();
        var document = new JsonObject { ["name"] = name, ["asLog"] = asLog, ["asWitness"] = asWitness,
            ["privateKeyFile"] = files.PathOf(file) };
        return new ListedKey(name, [("as a log", asLog), ("as a witness", asWitness), ("private key", files.PathOf(file))], document);
    }
}
