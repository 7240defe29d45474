using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>
/// One gRPC call over a connection of its own, with as much flow control (RFC 9113) as a test wants: a client that stops reading gives the server no more window.
/// </summary>
internal sealed class RawCall : IDisposable
{
    private const byte Data = 0, Headers = 1, Settings = 4, Ping = 6, WindowUpdate = 8;
    private const byte Ack = 1, EndStream = 1, EndHeaders = 4;

    private readonly TcpClient client = new();
    private readonly List<byte> data = [];

    /// <summary>Asks with no more than so many bytes of window for the answer.</summary>
    public async Task BeginAsync(Uri address, string method, IMessage request, int window)
    {
        await client.ConnectAsync(address.Host, address.Port);
        var setting = new byte[6];
        (setting[1], var value) = (4, setting.AsMemory(2));
        BinaryPrimitives.WriteInt32BigEndian(value.Span, window);
        await client.GetStream().WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        await WriteAsync(Settings, 0, 0, setting);
        await WriteAsync(Headers, EndHeaders, 1,
            [0x83, 0x86, 0x04, .. Text(method), 0x01, .. Text(address.Authority), 0x00, .. Text("content-type"), .. Text("application/grpc"), 0x00, .. Text("te"), .. Text("trailers")]);
        var body = request.ToByteArray();
        await WriteAsync(Data, EndStream, 1, [0, 0, 0, 0, (byte)body.Length, .. body]);
    }

    /// <summary>Lets the server send whatever it has.</summary>
    public async Task ReadOnAsync()
    {
        byte[] much = [0x3f, 0xff, 0, 0];
        await WriteAsync(WindowUpdate, 0, 0, much);
        await WriteAsync(WindowUpdate, 0, 1, much);
    }

    /// <summary>Reads to the end of the call.</summary>
    /// <returns>What it ends with, as bytes: HPACK without Huffman's code, as this server writes it.</returns>
    /// <exception cref="IOException">The connection was ended instead.</exception>
    public async Task<byte[]> EndAsync(CancellationToken cancellation)
    {
        var stream = client.GetStream();
        var head = new byte[9];
        while (true)
        {
            await stream.ReadExactlyAsync(head, cancellation);
            var payload = new byte[(head[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(1))];
            await stream.ReadExactlyAsync(payload, cancellation);
            if (head[3] is Settings or Ping && (head[4] & Ack) == 0) await WriteAsync(head[3], Ack, 0, head[3] == Ping ? payload : []);
            if (head[3] == Data) data.AddRange(payload);
            if (head[3] is Data or Headers && (head[4] & EndStream) != 0) return payload;
            if (head[3] is 3 or 7) throw new IOException($"Ended by a frame of kind {head[3]}.");
        }
    }

    /// <summary>The whole messages that came.</summary>
    public IEnumerable<T> Messages<T>(MessageParser<T> parser)
        where T : IMessage<T>
    {
        var all = data.ToArray();
        for (var at = 0; at + 5 <= all.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(all.AsSpan(at + 1));
            yield return parser.ParseFrom(all, at + 5, length);
            at += 5 + length;
        }
    }

    /// <summary>A trailer's text; null where it is not there.</summary>
    public static string? Trailer(byte[] trailers, string name)
    {
        var at = trailers.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name));
        if (at < 0) return null;
        at += name.Length;
        var length = trailers[at++] & 0x7f;
        if (length == 0x7f)
            for (var shift = 0; ; shift += 7)
            {
                length += (trailers[at] & 0x7f) << shift;
                if ((trailers[at++] & 0x80) == 0) break;
            }

        return Encoding.ASCII.GetString(trailers, at, length);
    }

    public void Dispose() => client.Dispose();

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private async Task WriteAsync(byte kind, byte flags, byte stream, byte[] payload) =>
        await client.GetStream().WriteAsync((byte[])[0, (byte)(payload.Length >> 8), (byte)payload.Length, kind, flags, 0, 0, 0, stream, .. payload]);
}
