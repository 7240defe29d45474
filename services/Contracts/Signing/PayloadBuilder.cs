using Google.Protobuf;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>Makes the bytes that an authority signs. Thread-safe.</summary>
/// <param name="secret">The client's secret (<see cref="Nonces"/>), at least 16 bytes.</param>
public sealed class PayloadBuilder(ReadOnlyMemory<byte> secret)
{
    private const int NonceFieldLength = 2 + Nonces.Length;

    /// <summary>Encodes a payload with its nonce filled in, and checks it as whoever receives it will.</summary>
    /// <param name="payload">Complete but for its nonce, which must be empty. Not changed.</param>
    /// <param name="bytes">The canonical bytes; where there is a problem, they must not be signed.</param>
    /// <returns>Null, or what keeps it from being a statement.</returns>
    /// <exception cref="ArgumentException">It has a nonce already.</exception>
    public FormatProblem? Build(V1.Payload payload, out byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (!payload.Nonce.IsEmpty) throw new ArgumentException("The nonce is filled in here.", nameof(payload));
        bytes = WithNonce(payload.ToByteArray());
        return StatementDecoder.Decode(bytes, null, new Statement());
    }

    private byte[] WithNonce(ReadOnlySpan<byte> bare)
    {
        var before = LengthBeforeNonce(bare);
        var bytes = new byte[bare.Length + NonceFieldLength];
        bare[..before].CopyTo(bytes);
        bytes[before] = (V1.Payload.NonceFieldNumber << 3) | WireField.LengthType;
        bytes[before + 1] = Nonces.Length;
        Nonces.Write(secret.Span, bare, bytes.AsSpan(before + 2, Nonces.Length));
        bare[before..].CopyTo(bytes.AsSpan(before + NonceFieldLength));
        return bytes;
    }

    private static int LengthBeforeNonce(ReadOnlySpan<byte> bare)
    {
        var reader = new CanonicalReader(bare);
        var length = 0;
        while (reader.Next() && reader.Field < V1.Payload.NonceFieldNumber)
        {
            reader.Bytes();
            length = bare.Length - reader.Rest;
        }

        return length;
    }
}
