using System.Diagnostics;
using System.Numerics;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class Ed25519Tests
{
    /// <summary>RFC 8032 section 7.1, tests 1, 2, 3 and SHA(abc): secret key, public key, message, signature.</summary>
    public static TheoryData<string, string, string, string> Rfc8032 => new()
    {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
        {
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
            + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        },
    };

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void Keys_and_signatures_are_those_of_rfc_8032(string seed, string publicKey, string message, string signature)
    {
        Assert.True(Ed25519SigningKey.TryFromSeed(Convert.FromHexString(seed), out var key));
        Assert.Equal(publicKey, key.PublicKey.ToString());
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(Convert.FromHexString(message))));
        Assert.True(Ed25519VerificationKey.TryRead(Convert.FromHexString(publicKey), out var read));
        Assert.Equal(key.PublicKey, read);
        Assert.True(read.Verify(Convert.FromHexString(message), Convert.FromHexString(signature)));
        Assert.False(read.Verify([.. Convert.FromHexString(message), 0], Convert.FromHexString(signature)));
    }

    [Fact]
    public void What_it_signs_its_public_key_verifies_and_no_other()
    {
        var (key, other) = (Ed25519SigningKey.Create(), Ed25519SigningKey.Create());
        Assert.NotEqual(key.PublicKey, other.PublicKey);
        Prop.ForAll<byte[]>(data =>
        {
            var signature = key.Sign(data);
            return signature.Length == Ed25519.SignatureLength
                && signature.SequenceEqual(key.Sign(data))
                && key.PublicKey.Verify(data, signature)
                && !other.PublicKey.Verify(data, signature)
                && !key.PublicKey.Verify([.. data, 0], signature);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_signature_altered_by_a_bit_verifies()
    {
        var key = Ed25519SigningKey.Create();
        var signature = key.Sign("data"u8);
        for (var bit = 0; bit < 8 * Ed25519.SignatureLength; bit++)
        {
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(key.PublicKey.Verify("data"u8, signature));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.True(key.PublicKey.Verify("data"u8, signature));
    }

    [Fact]
    public void The_order_of_the_group_added_to_a_signature_makes_it_wrong()
    {
        var key = Ed25519SigningKey.Create();
        var signature = key.Sign("data"u8);
        var order = (BigInteger.One << 252) + BigInteger.Parse("27742317777372353535851937790883648493");
        var s = new BigInteger(signature.AsSpan(32), isUnsigned: true) + order;
        byte[] malleated = [.. signature[..32], .. s.ToByteArray(isUnsigned: true)];
        Assert.Equal(Ed25519.SignatureLength, malleated.Length);
        Assert.False(key.PublicKey.Verify("data"u8, malleated));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    public void Signatures_of_other_lengths_do_not_verify(int length) =>
        Assert.False(Ed25519SigningKey.Create().PublicKey.Verify("data"u8, new byte[length]));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Keys_of_other_lengths_are_not_read(int length)
    {
        Assert.False(Ed25519VerificationKey.TryRead(new byte[length], out _));
        Assert.False(Ed25519SigningKey.TryFromSeed(new byte[length], out _));
    }

    [Fact]
    public void Bytes_that_are_no_point_verify_nothing()
    {
        byte[] noPoint = [2, .. new byte[31]];
        Assert.True(Ed25519VerificationKey.TryRead(noPoint, out var key));
        Assert.False(key.Verify("data"u8, Ed25519SigningKey.Create().Sign("data"u8)));
    }

    [Fact]
    public void Any_number_of_threads_may_sign_and_verify_at_once()
    {
        var key = Ed25519SigningKey.Create();
        var signed = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => key.PublicKey.Verify(BitConverter.GetBytes(i), key.Sign(BitConverter.GetBytes(i)))
                && !key.PublicKey.Verify(BitConverter.GetBytes(i), key.Sign(BitConverter.GetBytes(i + 1))));
        Assert.All(signed, Assert.True);
    }

    [Fact]
    public void A_signature_that_does_not_verify_leaves_nothing_behind_for_the_platform()
    {
        var key = Ed25519SigningKey.Create();
        Assert.False(key.PublicKey.Verify("data"u8, new byte[Ed25519.SignatureLength]));
        using var platform = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.False(platform.VerifyData("data"u8, new byte[64], HashAlgorithmName.SHA256));
        Assert.True(platform.VerifyData("data"u8, platform.SignData("data"u8, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void It_comes_back_from_pem()
    {
        var key = Ed25519SigningKey.Create();
        Assert.True(Ed25519SigningKey.TryFromPem(key.ToPem(), out var read));
        Assert.Equal(key.PublicKey, read.PublicKey);
        Assert.True(Ed25519SigningKey.TryFromPem(key.ToPem().ReplaceLineEndings("\r\n"), out _));
    }

    [Fact]
    public void The_pem_of_rfc_8410_is_read()
    {
        const string pem =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
        Assert.True(Ed25519SigningKey.TryFromPem(pem, out var key));
        Assert.Equal("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1", key.PublicKey.ToString());
        Assert.Equal(pem, key.ToPem());
    }

    [Fact]
    public void Openssl_and_this_read_each_others_keys()
    {
        Assert.True(Ed25519SigningKey.TryFromPem(Openssl("", "genpkey", "-algorithm", "ed25519"), out var key));
        var publicPem = Openssl(key.ToPem(), "pkey", "-pubout");
        var fields = PemEncoding.Find(publicPem);
        Assert.Equal(key.PublicKey.Bytes.ToArray(), Convert.FromBase64String(publicPem[fields.Base64Data])[^Ed25519.PublicKeyLength..]);
    }

    [Fact]
    public void Other_texts_are_no_keys()
    {
        var pem = Ed25519SigningKey.Create().ToPem();
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var x25519 = Pem("PRIVATE KEY", der => der[11] = 0x6e);
        Assert.All(
            [
                "", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", pem + pem, x25519,
                pem.Replace("PRIVATE", "PUBLIC"), pem.Replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), p256.ExportPkcs8PrivateKeyPem(),
            ],
            text => Assert.False(Ed25519SigningKey.TryFromPem(text, out _)));
    }

    private static string Pem(string label, Action<byte[]> alter)
    {
        var pem = Ed25519SigningKey.Create().ToPem();
        var der = Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);
        alter(der);
        return PemEncoding.WriteString(label, der);
    }

    private static string Openssl(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
