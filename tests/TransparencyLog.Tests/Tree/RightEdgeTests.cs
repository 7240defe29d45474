using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class RightEdgeTests
{
    private const int Most = 300;
    private static readonly byte[][] s_data = ReferenceTree.Numbered(Most);
    private static readonly Hash256[] s_leaves = ReferenceTree.LeafHashes(s_data);

    [Fact]
    public void One_at_a_time_it_has_the_root_of_the_definition_at_every_size()
    {
        var edge = RightEdge.Empty;
        for (var size = 0; size < Most; size++)
        {
            Assert.Equal(Hash256.From(ReferenceTree.Root(s_data.AsSpan(0, size))), edge.Root());
            Assert.Equal(size, edge.Size);
            Assert.Equal(BitOperations.PopCount((uint)size), edge.Subtrees.Length);
            edge = edge.Append(s_leaves[size]);
        }
    }

    [Fact]
    public void Batches_of_any_cut_give_the_same_edge() => Prop.ForAll(Cuts(), cuts =>
    {
        var edge = RightEdge.Empty;
        foreach (var batch in cuts)
            edge = edge.Append(s_leaves.AsSpan((int)edge.Size, batch));
        var whole = RightEdge.Empty.Append(s_leaves.AsSpan(0, cuts.Sum()));
        return edge.Equals(whole)
            && edge.GetHashCode() == whole.GetHashCode()
            && edge.Root() == Rfc6962.Root(s_leaves.AsSpan(0, cuts.Sum()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Appending_leaves_the_edge_it_starts_from_as_it_was()
    {
        var before = RightEdge.Empty.Append(s_leaves.AsSpan(0, 7));
        var bytes = before.ToBytes();
        before.Append(s_leaves.AsSpan(7, 9));
        Assert.Equal(bytes, before.ToBytes());
    }

    [Fact]
    public void Bytes_come_back_at_every_size()
    {
        for (var size = 0; size <= Most; size++)
        {
            var edge = RightEdge.Empty.Append(s_leaves.AsSpan(0, size));
            var bytes = edge.ToBytes();
            Assert.Equal(edge.EncodedLength, bytes.Length);
            Assert.True(RightEdge.TryRead(bytes, out var read));
            Assert.Equal(edge, read);
            Assert.Equal(edge.Root(), read.Root());
        }
    }

    [Fact]
    public void Bytes_are_the_size_and_the_subtrees_from_the_largest()
    {
        var bytes = RightEdge.Empty.Append(s_leaves.AsSpan(0, 3)).ToBytes();
        var expected = new byte[] { 0, 0, 0, 0, 0, 0, 0, 3 }
            .Concat(ReferenceTree.Root(s_data.AsSpan(0, 2)))
            .Concat(ReferenceTree.Root(s_data.AsSpan(2, 1)));
        Assert.Equal(expected, bytes);
    }

    [Fact]
    public void Bytes_of_another_length_than_the_size_demands_are_not_read()
    {
        var bytes = RightEdge.Empty.Append(s_leaves.AsSpan(0, 5)).ToBytes();
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(RightEdge.TryRead(bytes.AsSpan(0, length), out _));
        Assert.False(RightEdge.TryRead([.. bytes, .. new byte[Hash256.Size]], out _));
        bytes[0] = 0x80;
        Assert.False(RightEdge.TryRead([.. bytes, .. new byte[Hash256.Size]], out _));
    }

    [Fact]
    public void A_full_tree_takes_no_leaf()
    {
        byte[] bytes = [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, .. new byte[63 * Hash256.Size]];
        Assert.True(RightEdge.TryRead(bytes, out var full));
        Assert.Equal(long.MaxValue, full.Size);
        Assert.Throws<OverflowException>(() => full.Append(s_leaves[0]));
    }

    [Fact]
    public void Edges_of_other_leaves_or_sizes_are_not_equal()
    {
        var edge = RightEdge.Empty.Append(s_leaves.AsSpan(0, 4));
        Assert.NotEqual(edge, RightEdge.Empty.Append(s_leaves.AsSpan(1, 4)));
        Assert.NotEqual(edge, RightEdge.Empty.Append(s_leaves.AsSpan(0, 5)));
        Assert.False(edge.Equals(null));
    }

    private static Arbitrary<int[]> Cuts() => Gen.Choose(0, 40).ArrayOf().Where(cuts => cuts.Sum() <= Most).ToArbitrary();
}
