using System.Diagnostics.CodeAnalysis;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Keys;

/// <summary>
/// A directory of private keys, one authority a file: <c>CODE.pem</c>, PKCS#8, unencrypted, readable by its owner only; a '/' in a code
/// stands as '~' in the file's name. Beside them lies the client's nonce secret, <see cref="NonceSecret.FileName"/>.
/// </summary>
public sealed class KeyFiles
{
    private const string Extension = ".pem";

    private readonly string directory;

    private KeyFiles(string directory) => this.directory = directory;

    /// <summary>The keys in <paramref name="directory"/>, which need not exist yet.</summary>
    public static KeyFiles In(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return new KeyFiles(Path.GetFullPath(directory));
    }

    /// <summary>Codes of the authorities that have a key file, in ordinal order; the files are not read.</summary>
    public IReadOnlyList<string> Authorities => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory, "*" + Extension).Select(CodeOf).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Path of an authority's key file, whether it exists or not.</summary>
    public string PathOf(string authority) => Path.Combine(directory, authority.Replace('/', '~') + Extension);

    /// <summary>Makes a new key; false, and nothing written, where the authority has one already: a key is never overwritten.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool TryCreate(string authority, [NotNullWhen(true)] out SigningKey? key)
    {
        ArgumentException.ThrowIfNullOrEmpty(authority);
        key = SigningKey.Create();
        if (PrivateFile.TryCreate(PathOf(authority), key.ToPem()))
            return true;
        key = null;
        return false;
    }

    /// <summary>Reads an authority's key.</summary>
    /// <exception cref="IOException">The file exists but cannot be read.</exception>
    public KeyFileState TryRead(string authority, out SigningKey? key)
    {
        key = null;
        var path = PathOf(authority);
        if (!File.Exists(path))
            return KeyFileState.Missing;
        return SigningKey.TryFromPem(File.ReadAllText(path), out key) ? KeyFileState.Read : KeyFileState.NotAKey;
    }

    /// <summary>The client's secret for nonces; made at the first call.</summary>
    /// <exception cref="IOException">The file cannot be read or written, or is not a secret.</exception>
    public NonceSecret ReadOrCreateNonceSecret() => NonceSecret.ReadOrCreate(Path.Combine(directory, NonceSecret.FileName));

    private static string CodeOf(string path) => Path.GetFileNameWithoutExtension(path).Replace('~', '/');
}

/// <summary>What became of an attempt to read a key file.</summary>
public enum KeyFileState
{
    /// <summary>The key was read.</summary>
    Read,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The file holds something else than one unencrypted P-256 private key in PEM.</summary>
    NotAKey,
}
