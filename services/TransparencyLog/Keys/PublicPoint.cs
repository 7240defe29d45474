using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The encoding of a public key: SEC 1 section 2.3.3, uncompressed (0x04, x, y), because that is what .NET imports without taking
/// a square root. A key has exactly one encoding, and so one id.
/// </summary>
internal static class PublicPoint
{
    private static readonly byte[] s_prime =
        Convert.FromHexString("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");

    public static byte[] Encode(ECPoint point) => [P256.Uncompressed, .. point.X!, .. point.Y!];

    /// <summary>False for any other length or form, and for coordinates not reduced modulo p. Whether the point is on the curve, the import says.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ECPoint? point)
    {
        point = null;
        if (bytes.Length != P256.PublicKeyLength || bytes[0] != P256.Uncompressed)
            return false;
        var x = bytes[1..(1 + P256.CoordinateLength)];
        var y = bytes[(1 + P256.CoordinateLength)..];
        if (x.SequenceCompareTo(s_prime) >= 0 || y.SequenceCompareTo(s_prime) >= 0)
            return false;
        point = new ECPoint { X = x.ToArray(), Y = y.ToArray() };
        return true;
    }
}
