using System.Text;

namespace Tabulation.TransparencyLog.Tests;

public class SignedHeadTests
{
    private static readonly SigningKey s_key = SigningKey.Create();
    private static readonly TreeHead s_head = new(0x0102030405060708, Hash256.Of("root"u8));

    [Fact]
    public void What_is_signed_is_size_and_root_under_the_type_of_heads()
    {
        byte[] body = [1, 2, 3, 4, 5, 6, 7, 8, .. Hash256.Of("root"u8).ToArray()];
        byte[] signed = [.. Encoding.ASCII.GetBytes("DSSEv1 34 application/vnd.tabulation.head.v1 40 "), .. body];
        Assert.True(s_key.PublicKey.Verify(signed, SignedHead.Sign(s_key, s_head).Signature.Span));
        Assert.True(new SignedHead(s_head, s_key.Sign(signed)).IsSignedBy(s_key.PublicKey));
    }

    [Fact]
    public void No_other_size_root_key_or_type_verifies()
    {
        var signed = SignedHead.Sign(s_key, s_head);
        Assert.True(signed.IsSignedBy(s_key.PublicKey));
        Assert.False((signed with { Head = new TreeHead(s_head.Size + 1, s_head.Root) }).IsSignedBy(s_key.PublicKey));
        Assert.False((signed with { Head = new TreeHead(s_head.Size, Rfc6962.EmptyRoot) }).IsSignedBy(s_key.PublicKey));
        Assert.False((signed with { Signature = new byte[P256.SignatureLength] }).IsSignedBy(s_key.PublicKey));
        Assert.False((signed with { Signature = default }).IsSignedBy(s_key.PublicKey));
        Assert.False(signed.IsSignedBy(SigningKey.Create().PublicKey));
    }

    [Fact]
    public void A_bundle_is_no_head()
    {
        var bundle = SignedBundle.Sign(s_key, PayloadType.AnswerBundle, [Hash256.Of("leaf"u8)]);
        Assert.False(new SignedHead(bundle.Head, bundle.Signature).IsSignedBy(s_key.PublicKey));
    }

    [Fact]
    public void There_is_no_negative_size() => Assert.Throws<ArgumentOutOfRangeException>(() => new TreeHead(-1, Rfc6962.EmptyRoot));

    [Fact]
    public void Every_type_has_its_own_name_and_fits_the_buffer()
    {
        PayloadType[] types = [PayloadType.StatementBundle, PayloadType.AnswerBundle, PayloadType.Head];
        Assert.Equal(
            [
                "application/vnd.tabulation.statement-bundle.v1",
                "application/vnd.tabulation.answer-bundle.v1",
                "application/vnd.tabulation.head.v1",
            ],
            types.Select(type => type.Name));
        Assert.All(types, type => Assert.Equal(type.Name, Encoding.ASCII.GetString(type.Utf8)));
        Assert.All(types, type => Assert.InRange(Pae.Length(type.Utf8.Length, TreeHead.EncodedLength), 1, HeadSignature.MostSignedBytes));
    }
}
