using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Rehearsing;

/// <summary>
/// Keys made for a rehearsal, one for each authority and one more each time it changes its key; they lie in a directory, so that the same
/// rehearsal can be repeated.
/// </summary>
internal sealed class RehearsalKeys(KeyFiles files)
{
    private readonly NonceSecret secret = files.ReadOrCreateNonceSecret();
    private readonly Dictionary<string, int> changes = [];
    private readonly Dictionary<string, StatementSigner> signers = [];

    /// <summary>Signs as an authority, with the key that it has by now.</summary>
    /// <exception cref="IOException">The key cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">Its file holds something else.</exception>
    public StatementSigner SignerOf(string authority)
    {
        if (!signers.TryGetValue(authority, out var signer))
            signers[authority] = signer = new StatementSigner(authority, ReadOrCreate(NameOf(authority, TimesOf(authority))), secret);
        return signer;
    }

    /// <summary>Those of the registry's authorities, which takes a while; so it is done before the day begins.</summary>
    public void MakeAll(Recording recording)
    {
        foreach (var page in recording.Statements.Skip(1).Take(recording.Pages))
            foreach (var authority in page.Payload.RegistryPage.Authorities) SignerOf(authority.Code);
    }

    public ByteString PublicKeyOf(string authority) => ByteString.CopyFrom(SignerOf(authority).PublicKey.Bytes.Span);

    /// <summary>The key that an authority has once it has changed it.</summary>
    public ByteString NextPublicKeyOf(string authority) =>
        ByteString.CopyFrom(ReadOrCreate(NameOf(authority, TimesOf(authority) + 1)).PublicKey.Bytes.Span);

    /// <summary>The authority has that key from now on.</summary>
    public void Change(string authority)
    {
        changes[authority] = TimesOf(authority) + 1;
        signers.Remove(authority);
    }

    /// <summary>Path of the public key that a server must trust.</summary>
    public string PublicPathOf(string authority)
    {
        SignerOf(authority);
        return files.EnsurePublic(NameOf(authority, TimesOf(authority)));
    }

    /// <summary>No authority's code has an equals sign.</summary>
    private static string NameOf(string authority, int times) => times > 0 ? $"{authority}={times}" : authority;

    private int TimesOf(string authority) => changes.GetValueOrDefault(authority);

    private SigningKey ReadOrCreate(string name)
    {
        if (files.TryCreate(name, out var made)) return made;
        return files.TryRead(name, out var key) == KeyFileState.Read
            ? key!
            : throw new InvalidDataException($"{files.PathOf(name)} does not hold a P-256 private key in PEM.");
    }
}
