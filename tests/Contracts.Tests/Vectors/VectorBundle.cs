using System.Text.Json.Nodes;
using Tabulation.TransparencyLog;
using static Tabulation.Contracts.Tests.VectorJson;

namespace Tabulation.Contracts.Tests;

/// <summary>Payloads signed together, deterministically, and what comes out on the way.</summary>
internal sealed class VectorBundle
{
    private readonly PayloadType type;
    private readonly string key;
    private readonly byte[][] payloads;
    private readonly Hash256[] leaves;
    private readonly MerkleTree tree;

    public VectorBundle(PayloadType type, string keyName, TestKey signer, params byte[][] payloads)
    {
        (this.type, key, this.payloads) = (type, keyName, payloads);
        leaves = [.. payloads.Select(payload => Rfc6962.LeafHash(payload))];
        tree = new MerkleTree(leaves);
        SignedBytes = SignedBytesOf(type, tree.Head);
        Signature = Rfc6979.Sign(signer.Scalar, SignedBytes);
    }

    public byte[] SignedBytes { get; }

    public byte[] Signature { get; }

    public BundleProof ProofOf(int index) => new(index, tree.Size, tree.Path(index), Signature);

    public static byte[] SignedBytesOf(PayloadType type, TreeHead head)
    {
        var body = new byte[TreeHead.EncodedLength];
        head.WriteTo(body);
        return Pae.Encode(type.Utf8, body);
    }

    public JsonObject ToJson(string name) => new()
    {
        ["name"] = name,
        ["type"] = type.Name,
        ["key"] = key,
        ["payloads"] = List(payloads, payload => Hex(payload)),
        ["leaf_hashes"] = List(leaves, leaf => leaf.ToString()),
        ["root"] = tree.Root.ToString(),
        ["signed_bytes"] = Hex(SignedBytes),
        ["signature"] = Hex(Signature),
        ["audit_paths"] = List(Enumerable.Range(0, tree.Size), index => Hex(tree.Path(index))),
    };
}
