using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>A public key of <see cref="Ed25519"/>. Thread-safe. Equal by its bytes.</summary>
public sealed class Ed25519VerificationKey : IEquatable<Ed25519VerificationKey>
{
    private readonly byte[] _bytes;
    private readonly PkeyHandle _handle;

    private Ed25519VerificationKey(byte[] bytes)
    {
        _bytes = bytes;
        _handle = Libcrypto.NewPublicKey(Libcrypto.Ed25519, 0, bytes, Ed25519.PublicKeyLength);
        if (_handle.IsInvalid)
            throw new CryptographicException("libcrypto refused the Ed25519 public key.");
    }

    /// <summary>The 32 bytes of RFC 8032 section 5.1.5.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>
    /// Reads the 32 bytes of <see cref="Bytes"/>; false for any other length. Bytes that are no point are read too: they verify nothing.
    /// </summary>
    /// <remarks>The points of small order verify what nobody signed (RFC 8032 section 5.1.7): trust only owners.</remarks>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Ed25519VerificationKey? key)
    {
        key = bytes.Length == Ed25519.PublicKeyLength ? new Ed25519VerificationKey(bytes.ToArray()) : null;
        return key is not null;
    }

    /// <summary>Whether this key signed <paramref name="data"/>. False also for a signature that is not 64 bytes long.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Ed25519.Verify(_handle, data, signature);

    /// <inheritdoc/>
    public bool Equals(Ed25519VerificationKey? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Ed25519VerificationKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Hash256.From(_bytes).GetHashCode();

    /// <summary><see cref="Bytes"/> in hexadecimal.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);
}
