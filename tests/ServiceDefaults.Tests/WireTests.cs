using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Tests.Peers;

namespace Tabulation.ServiceDefaults.Tests;

/// <summary>The server seen as bytes (grpc/doc/PROTOCOL-HTTP2.md): a flag, a length of four bytes, a message.</summary>
[Collection(PeersCollection.Name)]
public sealed class WireTests(PeersFixture peers)
{
    private const int PrefixLength = 5;

    [Fact]
    public async Task Large_response_is_compressed()
    {
        var text = new string('a', 100_000);
        var (_, body) = await Post("Unary", Frame(compressed: false, new EchoRequest { Text = text }.ToByteArray()));
        Assert.Equal(1, body[0]);
        Assert.True(body.Length < 1000);
        Assert.Equal(text, EchoReply.Parser.ParseFrom(Unzip(body)).Text);
    }

    [Fact]
    public async Task Empty_response_is_an_empty_gzip_member_of_20_bytes()
    {
        var (_, body) = await Post("Nothing", Frame(compressed: false, []));
        Assert.Equal((1, 20), (body[0], body.Length - PrefixLength));
        Assert.Empty(Unzip(body));
    }

    [Fact]
    public async Task Empty_request_is_accepted_as_a_gzip_member_and_as_no_bytes_at_all()
    {
        byte[] member = [31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal("0", (await Post("Nothing", Frame(compressed: true, member))).Status);
        Assert.Equal("0", (await Post("Nothing", Frame(compressed: true, []))).Status);
    }

    [Fact]
    public async Task Message_over_the_limit_is_refused_however_small_it_is_compressed()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(new byte[16 << 20]);
        Assert.True(zipped.Length < 100_000);
        Assert.Equal("8", (await Post("Unary", Frame(compressed: true, zipped.ToArray()))).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Garbage_is_refused_with_the_status_of_the_published_server(byte flag)
    {
        var (status, body) = await Post("Unary", Frame(flag == 1, [.. Enumerable.Repeat((byte)255, 100)]));
        Assert.Equal("2", status);
        Assert.Empty(body);
    }

    private static byte[] Frame(bool compressed, byte[] message)
    {
        var frame = new byte[PrefixLength + message.Length];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixLength);
        return frame;
    }

    private static byte[] Unzip(byte[] frame)
    {
        using var gzip = new GZipStream(new MemoryStream(frame, PrefixLength, frame.Length - PrefixLength), CompressionMode.Decompress);
        using var message = new MemoryStream();
        gzip.CopyTo(message);
        return message.ToArray();
    }

    private async Task<(string Status, byte[] Body)> Post(string method, byte[] frame)
    {
        using var client = new HttpClient();
        var address = new Uri(PeersFixture.GrpcOf(peers.Compressing), $"{NodeClient.Echo}/{method}");
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
            Headers = { { "te", "trailers" }, { "grpc-encoding", "gzip" }, { "grpc-accept-encoding", "gzip" } },
        };
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        // A call without a message ends in one block of headers.
        var end = response.TrailingHeaders.Contains("grpc-status") ? response.TrailingHeaders : response.Headers;
        return (end.GetValues("grpc-status").Single(), body);
    }
}
