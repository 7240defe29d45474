using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class SigningKeyTests
{
    [Fact]
    public void What_it_signs_its_public_key_verifies_and_no_other()
    {
        var (key, other) = (SigningKey.Create(), SigningKey.Create());
        Prop.ForAll<byte[]>(data =>
        {
            var signature = key.Sign(data);
            return signature.Length == P256.SignatureLength
                && key.PublicKey.Verify(data, signature)
                && !other.PublicKey.Verify(data, signature)
                && !key.PublicKey.Verify([.. data, 0], signature);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Signatures_are_those_of_the_platform()
    {
        var key = SigningKey.Create();
        using var platform = ECDsa.Create();
        platform.ImportFromPem(key.ToPem());
        Assert.True(platform.VerifyData("data"u8, key.Sign("data"u8), HashAlgorithmName.SHA256));
        Assert.True(key.PublicKey.Verify("data"u8, platform.SignData("data"u8, HashAlgorithmName.SHA256)));
    }

    [Fact]
    public void It_comes_back_from_pem_and_from_pkcs_8()
    {
        var key = SigningKey.Create();
        Assert.True(SigningKey.TryFromPem(key.ToPem(), out var fromPem));
        Assert.True(SigningKey.TryFromPkcs8(key.ToPkcs8(), out var fromPkcs8));
        Assert.Equal(key.PublicKey, fromPem.PublicKey);
        Assert.Equal(key.PublicKey, fromPkcs8.PublicKey);
        Assert.True(key.PublicKey.Verify("data"u8, fromPem.Sign("data"u8)));
        Assert.True(key.PublicKey.Verify("data"u8, fromPkcs8.Sign("data"u8)));
    }

    [Fact]
    public void It_comes_from_the_other_pem_of_elliptic_curve_keys()
    {
        using var platform = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(SigningKey.TryFromPem(platform.ExportECPrivateKeyPem(), out var key));
        Assert.True(platform.VerifyData("data"u8, key.Sign("data"u8), HashAlgorithmName.SHA256));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void Other_texts_are_no_keys(string text) => Assert.False(SigningKey.TryFromPem(text, out _));

    [Fact]
    public void Keys_of_other_kinds_are_refused()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var brainpool = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        using var rsa = RSA.Create(2048);
        Assert.False(SigningKey.TryFromPem(p384.ExportPkcs8PrivateKeyPem(), out _));
        Assert.False(SigningKey.TryFromPem(brainpool.ExportPkcs8PrivateKeyPem(), out _));
        Assert.False(SigningKey.TryFromPem(rsa.ExportPkcs8PrivateKeyPem(), out _));
        Assert.False(SigningKey.TryFromPkcs8(p384.ExportPkcs8PrivateKey(), out _));
        Assert.False(SigningKey.TryFromPkcs8(rsa.ExportPkcs8PrivateKey(), out _));
    }

    [Fact]
    public void Pem_with_no_private_key_with_two_or_with_an_encrypted_one_is_refused()
    {
        using var platform = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (one, two) = (SigningKey.Create().ToPem(), SigningKey.Create().ToPem());
        var cipher = new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1);
        var encrypted = platform.ExportEncryptedPkcs8PrivateKeyPem("secret", cipher);
        Assert.False(SigningKey.TryFromPem(platform.ExportSubjectPublicKeyInfoPem(), out _));
        Assert.False(SigningKey.TryFromPem($"{one}\n{two}", out _));
        Assert.False(SigningKey.TryFromPem(encrypted, out _));
    }

    [Fact]
    public void Pkcs_8_cut_short_or_with_a_tail_is_refused()
    {
        var pkcs8 = SigningKey.Create().ToPkcs8();
        Assert.False(SigningKey.TryFromPkcs8([], out _));
        Assert.False(SigningKey.TryFromPkcs8(pkcs8.AsSpan(0, pkcs8.Length - 1), out _));
        Assert.False(SigningKey.TryFromPkcs8([.. pkcs8, 0], out _));
    }

    [Fact]
    public void Any_number_of_threads_may_sign_at_once()
    {
        var key = SigningKey.Create();
        var signed = Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => key.PublicKey.Verify(BitConverter.GetBytes(i), key.Sign(BitConverter.GetBytes(i))));
        Assert.All(signed, Assert.True);
    }
}
