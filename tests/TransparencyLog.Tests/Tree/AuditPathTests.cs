using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class AuditPathTests
{
    private const int Most = 300;
    private static readonly byte[][] s_data = ReferenceTree.Numbered(Most);
    private static readonly Hash256[] s_leaves = ReferenceTree.LeafHashes(s_data);

    [Fact]
    public void Every_path_of_every_size_to_300_leads_to_the_root()
    {
        for (var size = 1; size <= Most; size++)
        {
            var tree = new MerkleTree(s_leaves.AsSpan(0, size));
            Assert.Equal(Rfc6962.Root(s_leaves.AsSpan(0, size)), tree.Root);
            for (var index = 0; index < size; index++)
                Assert.Equal(tree.Root, RootOf(s_leaves[index], index, size, tree.Path(index)));
        }
    }

    [Fact]
    public void Paths_are_those_of_the_definition() => Prop.ForAll(Places(), place =>
    {
        var (index, size) = place;
        var path = new MerkleTree(s_leaves.AsSpan(0, size)).Path(index);
        return path.AsSpan().SequenceEqual(ReferenceTree.Path(index, s_data.AsSpan(0, size)).SelectMany(node => node).ToArray());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_other_index_leads_to_the_root()
    {
        for (var size = 1; size <= 65; size++)
        {
            var tree = new MerkleTree(s_leaves.AsSpan(0, size));
            for (var index = 0; index < size; index++)
                for (var other = -1; other <= size; other++)
                    Assert.Equal(other == index, RootOf(s_leaves[index], other, size, tree.Path(index)) == tree.Root);
        }
    }

    [Fact]
    public void No_other_leaf_and_no_path_altered_by_a_bit_leads_to_the_root() => Prop.ForAll(Places(), place =>
    {
        var (index, size) = place;
        var tree = new MerkleTree(s_leaves.AsSpan(0, size));
        var path = tree.Path(index);
        for (var at = 0; at < path.Length; at++)
        {
            path[at] ^= 0x10;
            if (RootOf(s_leaves[index], index, size, path) == tree.Root)
                return false;
            path[at] ^= 0x10;
        }
        return RootOf(Rfc6962.LeafHash("other"u8), index, size, path) != tree.Root;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_path_too_short_or_too_long_leads_nowhere() => Prop.ForAll(Places(), place =>
    {
        var (index, size) = place;
        var path = new MerkleTree(s_leaves.AsSpan(0, size)).Path(index);
        return RootOf(s_leaves[index], index, size, [.. path, .. new byte[Hash256.Size]]) is null
            && (path.Length == 0 || RootOf(s_leaves[index], index, size, path.AsSpan(0, path.Length - Hash256.Size)) is null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lengths_are_those_of_the_definition()
    {
        for (var size = 1; size <= Most; size++)
            for (var index = 0; index < size; index++)
                Assert.Equal(DefinedLength(index, size), AuditPath.Length(index, size));
    }

    [Theory]
    [InlineData(0, long.MaxValue, 63)]
    [InlineData(long.MaxValue - 1, long.MaxValue, 62)]
    [InlineData(0, (1L << 62) + 1, 63)]
    [InlineData(1L << 62, (1L << 62) + 1, 1)]
    public void Lengths_hold_at_the_largest_sizes(long index, long size, int length)
    {
        Assert.Equal(DefinedLength(index, size), length);
        Assert.Equal(length, AuditPath.Length(index, size));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(0, -1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void An_index_outside_the_size_has_no_length_and_no_root(long index, long size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AuditPath.Length(index, size));
        Assert.False(AuditPath.TryRoot(s_leaves[0], index, size, [], out _));
    }

    [Fact]
    public void A_tree_needs_a_leaf() => Assert.Throws<ArgumentException>(() => new MerkleTree([]));

    private static Hash256? RootOf(Hash256 leaf, long index, long size, ReadOnlySpan<byte> path) =>
        AuditPath.TryRoot(leaf, index, size, Hash256.Cast(path), out var root) ? root : null;

    private static long DefinedLength(long index, long size)
    {
        if (size == 1)
            return 0;
        var split = 1L;
        while (split < size - split)
            split *= 2;
        return 1 + (index < split ? DefinedLength(index, split) : DefinedLength(index - split, size - split));
    }

    private static Arbitrary<(int Index, int Size)> Places() => (
        from size in Gen.Choose(1, Most)
        from index in Gen.Choose(0, size - 1)
        select (index, size)).ToArbitrary();
}
