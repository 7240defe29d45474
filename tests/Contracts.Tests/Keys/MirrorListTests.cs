using Tabulation.Contracts.Keys;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests.Keys;

public class MirrorListTests
{
    private const string Origin = "results.example/log";
    private static readonly MirrorList List = new(Origin, Timestamp.FromMilliseconds(1_700_000_000_123), [new Uri("https://a.example/log/"), new Uri("http://b.example/")]);
    private static readonly NoteSigner Signer = new(Origin, Ed25519SigningKey.Create());

    [Fact]
    public void What_the_log_has_signed_is_read_back()
    {
        Assert.True(MirrorList.TryOpen(Signer.Sign(List.ToString()).ToBytes(), [Signer.Verifier], out var read));
        Assert.Equal((List.Origin, List.SignedAt), (read.Origin, read.SignedAt));
        Assert.Equal(List.Mirrors, read.Mirrors);
    }

    [Fact]
    public void Nobody_else_names_mirrors()
    {
        var other = new NoteSigner(Origin, Ed25519SigningKey.Create());
        Assert.False(MirrorList.TryOpen(other.Sign(List.ToString()).ToBytes(), [Signer.Verifier], out _));
        Assert.False(MirrorList.TryOpen(Signer.Sign((List with { Origin = "elsewhere.example" }).ToString()).ToBytes(), [Signer.Verifier], out _));
        var changed = Signer.Sign(List.ToString()).ToString().Replace("a.example", "c.example", StringComparison.Ordinal);
        Assert.False(MirrorList.TryOpen(System.Text.Encoding.UTF8.GetBytes(changed), [Signer.Verifier], out _));
    }

    [Theory]
    [InlineData("o\ntabulation-mirrors/1\nsigned 1\n", true)]
    [InlineData("o\ntabulation-mirrors/1\nsigned 1\nmirror https://a.example/\n", true)]
    [InlineData("o\ntabulation-mirrors/2\nsigned 1\n", false)]
    [InlineData("o\ntabulation-mirrors/1\nsigned 01\n", false)]
    [InlineData("o\ntabulation-mirrors/1\nsigned -1\n", false)]
    [InlineData("o\ntabulation-mirrors/1\nsigned 999999999999999999\n", false)]
    [InlineData("o\ntabulation-mirrors/1\n", false)]
    [InlineData("o\ntabulation-mirrors/1\nsigned 1\nmirror https://a.example\n", false)]
    [InlineData("o\ntabulation-mirrors/1\nsigned 1\nmirror ftp://a.example/\n", false)]
    [InlineData("o\ntabulation-mirrors/1\nsigned 1\nmirror https://a.example/\nmirror https://a.example/\n", false)]
    [InlineData("o\ntabulation-mirrors/1\nsigned 1\nmirror https://a.example/ x\n", false)]
    [InlineData("o\n5\nAAAA\n", false)]
    public void A_list_has_one_spelling(string text, bool isList) => Assert.Equal(isList, MirrorList.TryParse(text, out _));
}
