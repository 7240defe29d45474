using Google.Protobuf;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>Between envelopes as sent and proofs as verified. Bytes are shared, not copied.</summary>
public static class Envelopes
{
    /// <summary>A payload with what proves its signature.</summary>
    public static V1.Envelope Of(ReadOnlyMemory<byte> payload, in BundleProof proof) => new()
    {
        Payload = UnsafeByteOperations.UnsafeWrap(payload),
        Signature = UnsafeByteOperations.UnsafeWrap(proof.Signature),
        BundleSize = (uint)proof.Size,
        BundleIndex = (uint)proof.Index,
        AuditPath = UnsafeByteOperations.UnsafeWrap(proof.Path),
    };

    /// <summary>What came with the payload; not verified by being read.</summary>
    public static BundleProof Proof(this V1.Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return new BundleProof(envelope.BundleIndex, envelope.BundleSize, envelope.AuditPath.Memory, envelope.Signature.Memory);
    }
}
