using System.Numerics;
using System.Security.Cryptography;

namespace Tabulation.Contracts.Tests;

/// <summary>
/// Deterministic ECDSA over P-256 with SHA-256 (RFC 6979): slow, not constant-time, and only for vectors that can be made again.
/// </summary>
internal static class Rfc6979
{
    private const int Length = 32;

    private static readonly BigInteger Order =
        Number(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"));

    /// <summary>r || s, 64 bytes.</summary>
    public static byte[] Sign(byte[] key, ReadOnlySpan<byte> data)
    {
        var hash = SHA256.HashData(data);
        var k = Nonce(key, Bytes(Number(hash) % Order));
        var r = Number(PublicX(k)) % Order;
        var s = BigInteger.ModPow(Number(k), Order - 2, Order) * (Number(hash) + r * Number(key)) % Order;
        return [.. Bytes(r), .. Bytes(s)];
    }

    // Section 3.2; a first candidate out of range has a chance of 2^-32 and would show as an exception.
    private static byte[] Nonce(byte[] key, byte[] hash)
    {
        var v = Enumerable.Repeat((byte)1, Length).ToArray();
        var k = new byte[Length];
        foreach (byte step in new byte[] { 0, 1 })
        {
            byte[] seed = [.. v, step, .. key, .. hash];
            k = HMACSHA256.HashData(k, seed);
            v = HMACSHA256.HashData(k, v);
        }

        var candidate = HMACSHA256.HashData(k, v);
        return Number(candidate) < Order ? candidate : throw new InvalidOperationException("Try another key.");
    }

    private static byte[] PublicX(byte[] scalar)
    {
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        return ecdsa.ExportParameters(false).Q.X!;
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[Length];
        var digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, Length - digits.Length);
        return bytes;
    }
}
