using System.Security.Cryptography;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

/// <summary>Fixed keys, for tests only: their private scalars are SHA-256 of a name, and published with the vectors.</summary>
internal static class TestKeys
{
    public static SigningKey Root { get; } = Of("tabulation test key: root");
    public static SigningKey Region { get; } = Of("tabulation test key: region");
    public static SigningKey Intake { get; } = Of("tabulation test key: intake");

    /// <summary>A client secret, 32 bytes.</summary>
    public static byte[] Secret { get; } = SHA256.HashData("tabulation test secret"u8);

    public static SigningKey Of(string name)
    {
        var scalar = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(name));
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        return SigningKey.TryFromPkcs8(ecdsa.ExportPkcs8PrivateKey(), out var key) ? key : throw new InvalidOperationException();
    }
}
