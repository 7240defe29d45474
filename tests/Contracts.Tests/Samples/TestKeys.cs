using System.Security.Cryptography;
using System.Text;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

/// <summary>Fixed keys, for tests only: their private scalars are SHA-256 of a name, and published with the vectors.</summary>
internal static class TestKeys
{
    public static TestKey Root { get; } = new("tabulation test key: root");
    public static TestKey Region { get; } = new("tabulation test key: region");
    public static TestKey Intake { get; } = new("tabulation test key: intake");

    /// <summary>A client secret, 32 bytes.</summary>
    public static byte[] Secret { get; } = SHA256.HashData("tabulation test secret"u8);
}

/// <summary>A key whose private part is known.</summary>
internal sealed class TestKey
{
    public TestKey(string name)
    {
        Scalar = SHA256.HashData(Encoding.ASCII.GetBytes(name));
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Scalar });
        Signing = SigningKey.TryFromPkcs8(ecdsa.ExportPkcs8PrivateKey(), out var key) ? key : throw new InvalidOperationException();
    }

    /// <summary>The private scalar, 32 bytes.</summary>
    public byte[] Scalar { get; }

    public SigningKey Signing { get; }

    public VerificationKey PublicKey => Signing.PublicKey;
}
