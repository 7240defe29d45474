using Google.Protobuf;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>Payloads signed together, to be sent whole or one by one (FORMAT.md, "Bundles"). Immutable.</summary>
public sealed class BundleBuilder
{
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> payloads;
    private readonly SignedBundle signed;

    /// <param name="key">The authority's key, or Intake's for answers.</param>
    /// <param name="type"><see cref="PayloadType.StatementBundle"/> or <see cref="PayloadType.AnswerBundle"/>.</param>
    /// <param name="payloads">1 to as many as the type allows. Shared with what is made of them: not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">Too few or too many payloads for the type.</exception>
    public BundleBuilder(SigningKey key, PayloadType type, IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        this.payloads = payloads;
        signed = SignedBundle.Sign(key, type, payloads);
    }

    /// <summary>All of them under one signature.</summary>
    public V1.Bundle ToBundle()
    {
        var bundle = new V1.Bundle { Signature = UnsafeByteOperations.UnsafeWrap(signed.Signature) };
        foreach (var payload in payloads) bundle.Payloads.Add(UnsafeByteOperations.UnsafeWrap(payload));
        return bundle;
    }

    /// <summary>One of them with what proves its signature without the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payload.</exception>
    public V1.Envelope ToEnvelope(int index) => Envelopes.Of(payloads[index], signed.ProofOf(index));
}
