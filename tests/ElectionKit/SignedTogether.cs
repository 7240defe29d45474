using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.ElectionKit;

/// <summary>Statements under one signature, to be handed in whole or one by one.</summary>
public sealed class SignedTogether
{
    private readonly Bundle bundle;
    private readonly MerkleTree tree;

    public SignedTogether(StatementSigner signer, IEnumerable<Payload> statements)
    {
        ArgumentNullException.ThrowIfNull(signer);
        List<ByteString> payloads = [.. statements.Select(signer.Encode)];
        bundle = signer.Sign(payloads, [.. payloads.Select(_ => 0L)]).Bundle;
        tree = new MerkleTree(SignedBundle.Leaves([.. payloads.Select(payload => payload.Memory)]));
    }

    /// <summary>A copy, the caller's to change.</summary>
    public Bundle ToBundle() => bundle.Clone();

    /// <summary>One of them alone; the caller's to change.</summary>
    public Envelope ToEnvelope(int index) =>
        Envelopes.Of(bundle.Payloads[index].Memory, new BundleProof(index, tree.Size, tree.Path(index), bundle.Signature.Memory));
}
