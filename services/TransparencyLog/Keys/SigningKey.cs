using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>A private key of <see cref="P256"/>. Thread-safe. Two signatures over the same data differ: the nonce is random.</summary>
public sealed class SigningKey
{
    private readonly EcdsaPool _pool;

    private SigningKey(ECParameters key)
    {
        _pool = new EcdsaPool(key);
        PublicKey = new VerificationKey(key.Q);
    }

    /// <summary>The key that verifies what this one signs.</summary>
    public VerificationKey PublicKey { get; }

    /// <summary>A new random key.</summary>
    public static SigningKey Create()
    {
        using var ecdsa = ECDsa.Create(P256.Curve);
        return new SigningKey(ecdsa.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>
    /// Reads a PEM text that holds exactly one unencrypted private key ("PRIVATE KEY", PKCS#8, or "EC PRIVATE KEY", RFC 5915).
    /// False if it holds none, several, an encrypted one, or one of another algorithm or curve.
    /// </summary>
    public static bool TryFromPem(ReadOnlySpan<char> pem, [NotNullWhen(true)] out SigningKey? key)
    {
        using var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
            return TryFrom(ecdsa, out key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key = null;
            return false;
        }
    }

    /// <summary>Reads one unencrypted PKCS#8 PrivateKeyInfo (RFC 5208); false for anything else.</summary>
    public static bool TryFromPkcs8(ReadOnlySpan<byte> pkcs8, [NotNullWhen(true)] out SigningKey? key)
    {
        using var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportPkcs8PrivateKey(pkcs8, out var read);
            key = null;
            return read == pkcs8.Length && TryFrom(ecdsa, out key);
        }
        catch (CryptographicException)
        {
            key = null;
            return false;
        }
    }

    /// <summary>The private key, unencrypted, as PEM "PRIVATE KEY" (PKCS#8). Whoever holds the text can sign.</summary>
    public string ToPem()
    {
        var ecdsa = _pool.Rent();
        var pkcs8 = ecdsa.ExportPkcs8PrivateKeyPem();
        _pool.Return(ecdsa);
        return pkcs8;
    }

    /// <summary>The private key, unencrypted, as PKCS#8. Whoever holds the bytes can sign.</summary>
    public byte[] ToPkcs8()
    {
        var ecdsa = _pool.Rent();
        var pkcs8 = ecdsa.ExportPkcs8PrivateKey();
        _pool.Return(ecdsa);
        return pkcs8;
    }

    /// <summary>Signs SHA-256 of <paramref name="data"/>: 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        Span<byte> digest = stackalloc byte[Hash256.Size];
        Hash256.Of(data).CopyTo(digest);
        var ecdsa = _pool.Rent();
        var signature = new byte[P256.SignatureLength];
        ecdsa.SignHash(digest, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _pool.Return(ecdsa);
        return signature;
    }

    private static bool TryFrom(ECDsa ecdsa, [NotNullWhen(true)] out SigningKey? key)
    {
        key = null;
        if (ecdsa.KeySize != 256)
            return false;
        var parameters = ecdsa.ExportParameters(includePrivateParameters: true);
        if (parameters.Curve.Oid.Value != P256.Curve.Oid.Value)
            return false;
        key = new SigningKey(parameters);
        return true;
    }
}
