using System.Runtime.Versioning;
using Tabulation.Client.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Tests.Keys;

public sealed class KeyFilesTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("tabulation-keys-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void A_new_key_is_read_back_and_signs()
    {
        Assert.True(Keys.TryCreate("region-1", out var made));
        Assert.Equal(KeyFileState.Read, Keys.TryRead("region-1", out var read));
        Assert.Equal(made.PublicKey, read!.PublicKey);
        Assert.True(made.PublicKey.Verify([1, 2, 3], read.Sign([1, 2, 3])));
    }

    [Fact]
    public void A_key_is_never_overwritten()
    {
        Keys.TryCreate("a", out _);
        var before = File.ReadAllText(Keys.PathOf("a"));
        Assert.False(Keys.TryCreate("a", out _));
        Assert.Equal(before, File.ReadAllText(Keys.PathOf("a")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_may_read_keys_and_secret()
    {
        Keys.TryCreate("a", out _);
        Keys.ReadOrCreateNonceSecret();
        foreach (var file in new[] { Keys.PathOf("a"), Path.Combine(Folder, NonceSecret.FileName) })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Codes_of_any_allowed_form_have_a_file_of_their_own()
    {
        string[] codes = ["-x", "..", "a", "a-b", "a.b", "a.pub", "a/b", "a_b"];
        foreach (var code in codes) Assert.True(Keys.TryCreate(code, out _));
        Assert.Equal(codes.Order(StringComparer.Ordinal), Keys.Authorities);
        Assert.All(codes, code => Assert.Equal(Folder, Path.GetDirectoryName(Keys.PathOf(code))));
    }

    [Fact]
    public void The_public_key_lies_beside_the_private_one()
    {
        Keys.TryCreate("region/1", out var made);
        Assert.Equal(Path.Combine(Folder, "region~1.pub.pem"), Keys.PublicPathOf("region/1"));
        Assert.True(VerificationKey.TryFromPem(File.ReadAllText(Keys.PublicPathOf("region/1")), out var read));
        Assert.Equal(made!.PublicKey, read);
    }

    [Fact]
    public void A_public_key_is_not_overwritten_either()
    {
        Keys.TryCreate("a", out _);
        var before = File.ReadAllText(Keys.PublicPathOf("a"));
        File.Delete(Keys.PathOf("a"));
        Assert.False(Keys.TryCreate("a", out var key));
        Assert.Null(key);
        Assert.Equal(before, File.ReadAllText(Keys.PublicPathOf("a")));
        Assert.False(File.Exists(Keys.PathOf("a")));
    }

    [Fact]
    public void A_public_key_that_is_not_there_is_written_from_the_private_one()
    {
        Keys.TryCreate("a", out _);
        var before = File.ReadAllText(Keys.PublicPathOf("a"));
        File.Delete(Keys.PublicPathOf("a"));
        Assert.Equal(before, File.ReadAllText(Keys.EnsurePublic("a")));
        Assert.Throws<IOException>(() => Keys.EnsurePublic("b"));
    }

    [Fact]
    public void A_missing_key_is_told_from_a_file_that_is_no_key()
    {
        Assert.Equal(KeyFileState.Missing, Keys.TryRead("a", out _));
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Keys.PathOf("a"), "-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----\n");
        Assert.Equal(KeyFileState.NotAKey, Keys.TryRead("a", out var key));
        Assert.Null(key);
    }

    [Fact]
    public void A_directory_that_does_not_exist_has_no_keys() => Assert.Empty(Keys.Authorities);

    [Fact]
    public void The_secret_is_made_once()
    {
        var first = Keys.ReadOrCreateNonceSecret().Bytes.ToArray();
        Assert.Equal(NonceSecret.Size, first.Length);
        Assert.Equal(first, Keys.ReadOrCreateNonceSecret().Bytes.ToArray());
    }

    [Fact]
    public void A_damaged_secret_is_not_replaced()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, NonceSecret.FileName), "12ab");
        Assert.Contains("not a nonce secret", Assert.Throws<IOException>(Keys.ReadOrCreateNonceSecret).Message);
    }

    private string Folder => Path.Combine(directory.FullName, "keys");

    private KeyFiles Keys => KeyFiles.In(Folder);
}
