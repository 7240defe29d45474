using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>
/// Sizes and encodings of the one signature scheme: ECDSA over NIST P-256 with SHA-256 (FIPS 186-5).
/// </summary>
/// <remarks>
/// Signatures are IEEE P1363: r then s, 32 bytes each, big-endian. They are malleable: with (r, s) also (r, n-s) verifies, and s
/// is not required to be the lower one. So a signature is evidence, never an identity: no id or idempotency key covers it.
/// </remarks>
public static class P256
{
    /// <summary>The length of a signature in bytes: 64.</summary>
    public const int SignatureLength = 64;

    /// <summary>The length of a public key in bytes: 65.</summary>
    public const int PublicKeyLength = 1 + 2 * CoordinateLength;

    internal const int CoordinateLength = 32;
    internal const byte Uncompressed = 4;

    internal static ECCurve Curve => ECCurve.NamedCurves.nistP256;
}
