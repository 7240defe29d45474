namespace Tabulation.TransparencyLog;

/// <summary>Payloads signed together. Each is a leaf of a tree (RFC 6962 section 2.1), in order; its size and root are signed.</summary>
public sealed class SignedBundle
{
    private readonly MerkleTree _tree;

    internal SignedBundle(MerkleTree tree, ReadOnlyMemory<byte> signature) => (_tree, Signature) = (tree, signature);

    /// <summary>The number of payloads and the root over them.</summary>
    public TreeHead Head => _tree.Head;

    /// <summary>64 bytes (<see cref="P256"/>).</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Signs payloads, at least one and at most as many as the type allows. Two hashes a payload and one signature.</summary>
    /// <exception cref="ArgumentException">Too few or too many payloads for the type.</exception>
    public static SignedBundle Sign(SigningKey key, PayloadType type, IReadOnlyList<ReadOnlyMemory<byte>> payloads) =>
        Sign(key, type, Leaves(payloads));

    /// <summary>Signs payloads of which the leaf hashes (<see cref="Rfc6962.LeafHash"/>) are known.</summary>
    /// <exception cref="ArgumentException">Too few or too many payloads for the type.</exception>
    public static SignedBundle Sign(SigningKey key, PayloadType type, ReadOnlySpan<Hash256> leaves)
    {
        if (leaves.Length > type.MostPayloads)
            throw new ArgumentException($"A bundle of {type} holds at most {type.MostPayloads} payloads.", nameof(leaves));
        var tree = new MerkleTree(leaves);
        return new SignedBundle(tree, HeadSignature.Sign(key, type, tree.Head));
    }

    /// <summary>The leaf hashes of payloads, in order.</summary>
    public static Hash256[] Leaves(IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        var leaves = new Hash256[payloads.Count];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = Rfc6962.LeafHash(payloads[i].Span);
        return leaves;
    }

    /// <summary>The proof for payload <paramref name="index"/>. No hashing: it copies the path and shares the signature.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payload.</exception>
    public BundleProof ProofOf(int index) => new(index, _tree.Size, _tree.Path(index), Signature);
}
