namespace Tabulation.TransparencyLog.Tests;

public class Rfc6962Tests
{
    // The leaves that the reference implementation of Certificate Transparency tests with, and its roots for the first n of them.
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

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_the_reference_implementation(int size, string root)
    {
        var leaves = ReferenceTree.LeafHashes(s_leaves[..size]);
        Assert.Equal(root, Rfc6962.Root(leaves).ToString());
        Assert.Equal(root, RightEdge.Empty.Append(leaves).Root().ToString());
        Assert.Equal(root, Convert.ToHexStringLower(ReferenceTree.Root(s_leaves.AsSpan(0, size))));
    }

    [Fact]
    public void Every_size_to_300_has_the_root_of_the_definition()
    {
        var data = ReferenceTree.Numbered(300);
        var leaves = ReferenceTree.LeafHashes(data);
        for (var size = 0; size <= data.Length; size++)
            Assert.Equal(Hash256.From(ReferenceTree.Root(data.AsSpan(0, size))), Rfc6962.Root(leaves.AsSpan(0, size)));
    }

    [Fact]
    public void A_leaf_that_looks_like_a_node_is_none()
    {
        var (left, right) = (Rfc6962.LeafHash("l"u8), Rfc6962.LeafHash("r"u8));
        Assert.NotEqual(Rfc6962.NodeHash(left, right), Rfc6962.LeafHash([.. left.ToArray(), .. right.ToArray()]));
        Assert.NotEqual(Rfc6962.NodeHash(left, right), Rfc6962.NodeHash(right, left));
    }
}
