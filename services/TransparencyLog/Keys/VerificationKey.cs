using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>
/// A public key of <see cref="P256"/>. Thread-safe. Keep one object a key: reading one is cheap, but the first verification, and
/// the first of each number of concurrent ones, costs more than twice any later one. Equal by <see cref="Id"/>.
/// </summary>
public sealed class VerificationKey : IEquatable<VerificationKey>
{
    private readonly byte[] _bytes;
    private readonly EcdsaPool _pool;

    internal VerificationKey(ECPoint point)
    {
        _bytes = PublicPoint.Encode(point);
        _pool = new EcdsaPool(new ECParameters { Curve = P256.Curve, Q = point });
        Id = Hash256.Of(_bytes);
    }

    /// <summary>SHA-256 of <see cref="Bytes"/>.</summary>
    public Hash256 Id { get; }

    /// <summary>The 65 bytes of SEC 1 section 2.3.3, uncompressed: 0x04, x, y.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Reads the 65 bytes of <see cref="Bytes"/>; false for any other form and for points that are not on the curve.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out VerificationKey? key)
    {
        key = PublicPoint.TryDecode(bytes, out var point) ? new VerificationKey(point.Value) : null;
        return key is not null;
    }

    /// <summary>
    /// Reads a PEM text that holds exactly one public key ("PUBLIC KEY", RFC 7468 section 13). False if it holds none, several, or one of
    /// another algorithm or curve.
    /// </summary>
    public static bool TryFromPem(ReadOnlySpan<char> pem, [NotNullWhen(true)] out VerificationKey? key)
    {
        key = null;
        using var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
            var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
            return TryRead(PublicPoint.Encode(point), out key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The key as a "PUBLIC KEY" PEM text.</summary>
    public string ToPem()
    {
        var ecdsa = _pool.Rent();
        var pem = ecdsa.ExportSubjectPublicKeyInfoPem();
        _pool.Return(ecdsa);
        return pem;
    }

    /// <summary>Whether this key signed <paramref name="data"/>. False also for a signature that is not 64 bytes long.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != P256.SignatureLength)
            return false;
        Span<byte> digest = stackalloc byte[Hash256.Size];
        Hash256.Of(data).CopyTo(digest);
        var ecdsa = _pool.Rent();
        var isValid = ecdsa.VerifyHash(digest, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _pool.Return(ecdsa);
        return isValid;
    }

    /// <inheritdoc/>
    public bool Equals(VerificationKey? other) => other is not null && Id == other.Id;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerificationKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    /// <summary><see cref="Id"/> in hexadecimal.</summary>
    public override string ToString() => Id.ToString();
}
