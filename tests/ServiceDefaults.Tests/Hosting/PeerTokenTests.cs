using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Tabulation.ServiceDefaults.Peers;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

public sealed class PeerTokenTests
{
    private const string Secret = "a secret of some length";
    private readonly PeerToken token = new(Encoding.UTF8.GetBytes(Secret));

    [Fact]
    public void Whoever_has_the_same_secret_is_a_peer()
    {
        var context = new HeadersContext(new PeerToken(Encoding.UTF8.GetBytes(Secret)).Headers());
        Assert.True(token.IsPresented(context));
        token.Require(context);
    }

    [Fact]
    public void It_is_sent_as_a_hash_and_never_itself()
    {
        var sent = Assert.Single(token.Headers());
        Assert.Equal("authorization", sent.Key);
        Assert.Equal($"Bearer {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)))}", sent.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a secret of some length")]
    [InlineData("Bearer \u00e9")]
    public void Anything_else_is_none(string header) => Refused(new Metadata { { "authorization", header } });

    [Fact]
    public void Without_a_header_one_is_none() => Refused([]);

    [Fact]
    public void Another_secret_is_none() => Refused(PeerToken.Random().Headers());

    [Fact]
    public void A_token_with_one_letter_changed_is_none()
    {
        var good = token.Headers()[0].Value;
        for (var i = 0; i < good.Length; i++)
            Refused(new Metadata { { "authorization", good[..i] + (char)(good[i] ^ 1) + good[(i + 1)..] } });
    }

    private void Refused(Metadata headers)
    {
        var context = new HeadersContext(headers);
        Assert.False(token.IsPresented(context));
        Assert.Equal(StatusCode.PermissionDenied, Assert.Throws<RpcException>(() => token.Require(context)).StatusCode);
    }
}
