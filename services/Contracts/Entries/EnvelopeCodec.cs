using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>Encodes and decodes tabulation.v1.Envelope within entries.</summary>
internal static class EnvelopeCodec
{
    public static int Length(int payloadLength, in BundleProof proof) =>
        CanonicalLength.Bytes(payloadLength)
        + CanonicalLength.Bytes(proof.Signature.Length)
        + CanonicalLength.Number(proof.Size)
        + CanonicalLength.Number(proof.Index)
        + CanonicalLength.Bytes(proof.Path.Length);

    public static void Write(ReadOnlySpan<byte> payload, in BundleProof proof, ref CanonicalWriter writer)
    {
        writer.Bytes(V1.Envelope.PayloadFieldNumber, payload);
        writer.Bytes(V1.Envelope.SignatureFieldNumber, proof.Signature.Span);
        writer.Number(V1.Envelope.BundleSizeFieldNumber, proof.Size);
        writer.Number(V1.Envelope.BundleIndexFieldNumber, proof.Index);
        writer.Bytes(V1.Envelope.AuditPathFieldNumber, proof.Path.Span);
    }

    /// <summary>The payload.</summary>
    /// <param name="message">Known to be canonical.</param>
    /// <param name="proof">What came with the payload.</param>
    public static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> message, out BundleProof proof)
    {
        ReadOnlyMemory<byte> payload = default, signature = default, path = default;
        long size = 0, index = 0;
        var reader = new CanonicalReader(message.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Envelope.PayloadFieldNumber: payload = reader.Slice(message); break;
                case V1.Envelope.SignatureFieldNumber: signature = reader.Slice(message); break;
                case V1.Envelope.BundleSizeFieldNumber: size = reader.Count(); break;
                case V1.Envelope.BundleIndexFieldNumber: index = reader.Count(); break;
                case V1.Envelope.AuditPathFieldNumber: path = reader.Slice(message); break;
            }
        }

        proof = new BundleProof(index, size, path, signature);
        return payload;
    }
}
