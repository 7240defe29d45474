using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>A private key of <see cref="Ed25519"/>. Thread-safe.</summary>
public sealed class Ed25519SigningKey
{
    private const string PemLabel = "PRIVATE KEY";

    private readonly byte[] _seed;
    private readonly PkeyHandle _handle;

    private Ed25519SigningKey(ReadOnlySpan<byte> seed)
    {
        _seed = seed.ToArray();
        _handle = Libcrypto.NewPrivateKey(Libcrypto.Ed25519, 0, seed, Ed25519.SeedLength);
        if (_handle.IsInvalid)
            throw new CryptographicException("libcrypto refused the Ed25519 private key.");
        PublicKey = PublicKeyOf(_handle);
    }

    /// <summary>The key that verifies what this one signs.</summary>
    public Ed25519VerificationKey PublicKey { get; }

    // RFC 8410 section 7: version 0, algorithm 1.3.101.112, the seed in an octet string within the octet string of PKCS#8.
    private static ReadOnlySpan<byte> Pkcs8Prefix => [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

    /// <summary>A new random key.</summary>
    public static Ed25519SigningKey Create()
    {
        Span<byte> seed = stackalloc byte[Ed25519.SeedLength];
        RandomNumberGenerator.Fill(seed);
        var key = new Ed25519SigningKey(seed);
        CryptographicOperations.ZeroMemory(seed);
        return key;
    }

    /// <summary>Reads the 32 bytes that are the private key (RFC 8032 section 5.1.5); false for any other length.</summary>
    public static bool TryFromSeed(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out Ed25519SigningKey? key)
    {
        key = seed.Length == Ed25519.SeedLength ? new Ed25519SigningKey(seed) : null;
        return key is not null;
    }

    /// <summary>
    /// Reads a text that holds exactly one unencrypted private key as "openssl genpkey -algorithm ed25519" writes it ("PRIVATE KEY",
    /// PKCS#8 as in RFC 8410). False if it holds none, several PEM blocks, or a key in another form or of another algorithm.
    /// </summary>
    public static bool TryFromPem(ReadOnlySpan<char> pem, [NotNullWhen(true)] out Ed25519SigningKey? key)
    {
        key = null;
        if (!PemEncoding.TryFind(pem, out var fields) || PemEncoding.TryFind(pem[fields.Location.End..], out _))
            return false;
        if (!pem[fields.Label].SequenceEqual(PemLabel) || fields.DecodedDataLength != Pkcs8Prefix.Length + Ed25519.SeedLength)
            return false;
        Span<byte> pkcs8 = stackalloc byte[Pkcs8Prefix.Length + Ed25519.SeedLength];
        var isKey = Convert.TryFromBase64Chars(pem[fields.Base64Data], pkcs8, out _) && pkcs8.StartsWith(Pkcs8Prefix);
        if (isKey)
            key = new Ed25519SigningKey(pkcs8[Pkcs8Prefix.Length..]);
        CryptographicOperations.ZeroMemory(pkcs8);
        return isKey;
    }

    /// <summary>The private key, unencrypted, as PEM "PRIVATE KEY" (PKCS#8), newline last. Whoever holds the text can sign.</summary>
    public string ToPem() => PemEncoding.WriteString(PemLabel, [.. Pkcs8Prefix, .. _seed]) + "\n";

    /// <summary>Signs <paramref name="data"/>: 64 bytes, the same each time.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => Ed25519.Sign(_handle, data);

    private static Ed25519VerificationKey PublicKeyOf(PkeyHandle handle)
    {
        Span<byte> bytes = stackalloc byte[Ed25519.PublicKeyLength];
        nuint length = Ed25519.PublicKeyLength;
        Ed25519.Require(Libcrypto.GetPublicKey(handle, bytes, ref length));
        return Ed25519VerificationKey.TryRead(bytes, out var key) ? key : throw new CryptographicException("No public key.");
    }
}
