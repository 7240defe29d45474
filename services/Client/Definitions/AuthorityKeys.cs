using Google.Protobuf;
using Tabulation.Client.Files;
using Tabulation.Client.Keys;

namespace Tabulation.Client.Definitions;

/// <summary>Public keys of authorities by the names of their key files.</summary>
/// <param name="files">Where the keys lie.</param>
/// <param name="makeMissing">True to make keys that are not there.</param>
internal sealed class AuthorityKeys(KeyFiles files, bool makeMissing)
{
    /// <summary>Names of the keys that were made.</summary>
    public List<string> Made { get; } = [];

    /// <summary>65 bytes; none, and a problem of the values', where there is no usable key.</summary>
    public ByteString PublicKey(string name, IValues values)
    {
        if (name.Length == 0) return ByteString.Empty;
        if (makeMissing && files.TryCreate(name, out var made))
        {
            Made.Add(name);
            return ByteString.CopyFrom(made.PublicKey.Bytes.Span);
        }

        switch (files.TryRead(name, out var key))
        {
            case KeyFileState.Read:
                return ByteString.CopyFrom(key!.PublicKey.Bytes.Span);
            case KeyFileState.Missing when File.Exists(files.PublicPathOf(name)):
                values.Problem($"{files.PublicPathOf(name)} is there without its private key; put {files.PathOf(name)} beside it.");
                break;
            case KeyFileState.Missing:
                values.Problem($"There is no key {files.PathOf(name)}; make it, or let it be made (--new-keys).");
                break;
            case KeyFileState.NotAKey:
                values.Problem($"{files.PathOf(name)} is not an unencrypted P-256 private key in PEM.");
                break;
        }

        return ByteString.Empty;
    }
}
