using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>
/// Sizes of Ed25519 (RFC 8032 section 5.1), the signature scheme of checkpoints and cosignatures. Signatures are deterministic: the same
/// key signs the same data with the same 64 bytes.
/// </summary>
public static class Ed25519
{
    /// <summary>The length of a signature in bytes: 64.</summary>
    public const int SignatureLength = 64;

    /// <summary>The length of a public key in bytes: 32.</summary>
    public const int PublicKeyLength = 32;

    /// <summary>The length of a private key, the seed, in bytes: 32.</summary>
    public const int SeedLength = 32;

    internal static byte[] Sign(PkeyHandle key, ReadOnlySpan<byte> data)
    {
        using var context = Libcrypto.NewDigestContext();
        var signature = new byte[SignatureLength];
        nuint length = SignatureLength;
        Require(Libcrypto.StartSigning(context, 0, 0, 0, key));
        Require(Libcrypto.Sign(context, signature, ref length, data, (nuint)data.Length));
        return signature;
    }

    internal static bool Verify(PkeyHandle key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
            return false;
        using var context = Libcrypto.NewDigestContext();
        Require(Libcrypto.StartVerifying(context, 0, 0, 0, key));
        var isValid = Libcrypto.Verify(context, signature, SignatureLength, data, (nuint)data.Length) == 1;
        if (!isValid)
            Libcrypto.ForgetErrors();
        return isValid;
    }

    internal static void Require(int result)
    {
        if (result == 1)
            return;
        Libcrypto.ForgetErrors();
        throw new CryptographicException("libcrypto refused an operation with an Ed25519 key.");
    }
}
