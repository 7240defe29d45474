namespace Tabulation.TransparencyLog.Tests;

/// <summary>The proofs that the reference implementation of Certificate Transparency tests with, over its eight leaves.</summary>
public class ReferenceVectorTests
{
    private static readonly byte[][] s_leaves =
    [
        [],
        [0x00],
        [0x10],
        [0x20, 0x21],
        [0x30, 0x31],
        [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];

    private static readonly GrowingTree s_tree = Grown();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(
        0, 8,
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(
        5, 8,
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(
        1, 5,
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Inclusion_paths_are_the_reference_implementations(int index, int size, params string[] path)
    {
        Assert.Equal(path, s_tree.InclusionPath(index, size).Select(hash => hash.ToString()));
        Assert.True(AuditPath.TryRoot(Rfc6962.LeafHash(s_leaves[index]), index, size, Hashes(path), out var root));
        Assert.Equal(s_tree.HeadAt(size).Root, root);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(
        1, 8,
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(
        6, 8,
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(
        2, 5,
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Consistency_paths_are_the_reference_implementations(int from, int to, params string[] path)
    {
        Assert.Equal(path, s_tree.ConsistencyPath(from, to).Select(hash => hash.ToString()));
        Assert.True(ConsistencyProof.Verify(s_tree.HeadAt(from), s_tree.HeadAt(to), Hashes(path)));
    }

    private static Hash256[] Hashes(string[] path) => [.. path.Select(hash => Hash256.Parse(hash))];

    private static GrowingTree Grown()
    {
        var tree = new GrowingTree();
        tree.Append(ReferenceTree.LeafHashes(s_leaves));
        return tree;
    }
}
