using System.Security.Cryptography;

namespace Tabulation.Contracts;

/// <summary>
/// The nonce of a payload: the same content gets the same one, so that a retry keeps its statement id, while nobody without the client's
/// secret can guess a statement from its id (FORMAT.md, "Nonces").
/// </summary>
public static class Nonces
{
    /// <summary>Length of a nonce, in bytes.</summary>
    public const int Length = Payloads.NonceLength;

    /// <summary>Shortest secret, in bytes; 32 random ones are best.</summary>
    public const int LeastSecretLength = 16;

    /// <summary>Writes the first 16 bytes of HMAC-SHA-256 (RFC 2104) of a payload without nonce.</summary>
    /// <param name="secret">At least <see cref="LeastSecretLength"/> bytes.</param>
    /// <param name="payloadWithoutNonce">Its canonical encoding.</param>
    /// <param name="nonce">16 bytes.</param>
    public static void Write(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> payloadWithoutNonce, Span<byte> nonce)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, LeastSecretLength, nameof(secret));
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, payloadWithoutNonce, mac);
        mac[..Length].CopyTo(nonce);
    }
}
