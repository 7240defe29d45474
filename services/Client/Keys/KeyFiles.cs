using System.Diagnostics.CodeAnalysis;
using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Keys;

/// <summary>
/// A directory of private keys, one authority a file: <c>CODE.pem</c>, PKCS#8, unencrypted, readable by its owner only, and beside it the
/// public key, <c>CODE.pub.pem</c>, to be given away. A '/' in a code stands as '~' in the file's name, and a code that itself ends in
/// <c>.pub</c> is followed by '='. In the same directory lies the client's nonce secret, <see cref="NonceSecret.FileName"/>. Ed25519 keys of logs and witnesses
/// may lie there too, under their names.
/// </summary>
public sealed class KeyFiles
{
    private const string Extension = ".pem";
    private const string Public = ".pub";

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
        ? [.. Directory.EnumerateFiles(directory, "*" + Extension).Where(IsPrivate).Select(CodeOf).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>True for 1 to 32 characters of A-Z a-z 0-9 . _ / -, as authorities' codes are.</summary>
    public static bool IsCode(string text) =>
        text.Length is >= 1 and <= 32 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '/' or '-');

    /// <summary>Path of an authority's key file, whether it exists or not.</summary>
    public string PathOf(string authority) => Path.Combine(directory, NameOf(authority) + Extension);

    /// <summary>Path of an authority's public key file, whether it exists or not.</summary>
    public string PublicPathOf(string authority) => Path.Combine(directory, NameOf(authority) + Public + Extension);

    /// <summary>
    /// Makes a new key and writes both its files; false, and nothing written, where the authority has either file already: a key is never
    /// overwritten, nor a public key whose private one is kept elsewhere.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool TryCreate(string authority, [NotNullWhen(true)] out SigningKey? key)
    {
        ArgumentException.ThrowIfNullOrEmpty(authority);
        key = null;
        if (File.Exists(PublicPathOf(authority))) return false;
        key = SigningKey.Create();
        if (PrivateFile.TryCreate(PathOf(authority), key.ToPem()))
        {
            WritePublic(authority, key.PublicKey);
            return true;
        }

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

    /// <summary>
    /// Makes a new Ed25519 key for a log or a witness and writes its file; false, and nothing written, where there is a file of that name. Its public part is a
    /// line (<see cref="NoteVerifier"/>) and has no file.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool TryCreateNoteKey(string name, [NotNullWhen(true)] out Ed25519SigningKey? key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        key = Ed25519SigningKey.Create();
        if (!PrivateFile.TryCreate(PathOf(name), key.ToPem())) key = null;
        return key is not null;
    }

    /// <summary>Reads the Ed25519 key of a log or a witness; false where the file is not there or holds something else.</summary>
    /// <exception cref="IOException">The file exists but cannot be read.</exception>
    public bool TryReadNoteKey(string name, [NotNullWhen(true)] out Ed25519SigningKey? key)
    {
        key = null;
        var path = PathOf(name);
        return File.Exists(path) && Ed25519SigningKey.TryFromPem(File.ReadAllText(path), out key);
    }

    /// <summary>Path of an authority's public key file, which is written if only the private one is there.</summary>
    /// <exception cref="IOException">The file cannot be written, or there is no key.</exception>
    public string EnsurePublic(string authority)
    {
        var path = PublicPathOf(authority);
        if (File.Exists(path)) return path;
        if (TryRead(authority, out var key) != KeyFileState.Read) throw new IOException($"{PathOf(authority)} is not a private key.");
        WritePublic(authority, key!.PublicKey);
        return path;
    }

    /// <summary>The client's secret for nonces; made at the first call.</summary>
    /// <exception cref="IOException">The file cannot be read or written, or is not a secret.</exception>
    public NonceSecret ReadOrCreateNonceSecret() => NonceSecret.ReadOrCreate(Path.Combine(directory, NonceSecret.FileName));

    private void WritePublic(string authority, VerificationKey key) => File.WriteAllText(PublicPathOf(authority), key.ToPem() + "\n");

    private static bool IsPrivate(string path) => !path.EndsWith(Public + Extension, StringComparison.Ordinal);

    private static string NameOf(string authority) =>
        authority.Replace('/', '~') + (authority.EndsWith(Public, StringComparison.Ordinal) ? "=" : "");

    private static string CodeOf(string path) => Path.GetFileNameWithoutExtension(path).Replace('~', '/').TrimEnd('=');
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
