using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The encoding of a public key: SEC 1 section 2.3.3, uncompressed (0x04, x, y), because that is what .NET imports without taking
/// a square root. A key has exactly one encoding, and so one id.
/// </summary>
internal static class PublicPoint
{
    // SEC 2 section 2.4.2; the curve's a is -3, its cofactor 1.
    private static readonly BigInteger s_p = Hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger s_b = Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    public static byte[] Encode(ECPoint point) => [P256.Uncompressed, .. point.X!, .. point.Y!];

    /// <summary>False for any other length or form, for coordinates not reduced modulo p, and for points beside the curve.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ECPoint? point)
    {
        point = null;
        if (bytes.Length != P256.PublicKeyLength || bytes[0] != P256.Uncompressed)
            return false;
        var x = bytes[1..(1 + P256.CoordinateLength)];
        var y = bytes[(1 + P256.CoordinateLength)..];
        if (!IsOnCurve(Number(x), Number(y)))
            return false;
        point = new ECPoint { X = x.ToArray(), Y = y.ToArray() };
        return true;
    }

    // The platform checks too, but when it imports the key, at forty times the cost, and some platforms reduce modulo p first.
    private static bool IsOnCurve(BigInteger x, BigInteger y) => x < s_p && y < s_p && (y * y - (x * x * x - 3 * x + s_b)) % s_p == 0;

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
