using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class GrowingTreeTests
{
    private const int Most = 1_000;
    private static readonly byte[][] s_data = ReferenceTree.Numbered(Most);
    private static readonly Hash256[] s_leaves = ReferenceTree.LeafHashes(s_data);

    [Fact]
    public void Every_size_to_1000_has_the_root_and_every_inclusion_path_of_the_definition()
    {
        var reference = new ReferenceProofs(s_data);
        var tree = Grown(Most);
        for (var size = 0; size <= Most; size++)
        {
            Assert.Equal(new TreeHead(size, reference.Root(0, size)), tree.HeadAt(size));
            for (var index = 0; index < size; index++)
                Assert.True(tree.InclusionPath(index, size).AsSpan().SequenceEqual([.. reference.Path(index, size)]), $"{index} of {size}");
        }
    }

    [Fact]
    public void Inclusion_paths_lead_to_the_root() => Prop.ForAll(Pairs(), pair =>
    {
        var tree = Grown(Most);
        var (index, size) = (pair.Low, pair.High + 1);
        return AuditPath.TryRoot(s_leaves[index], index, size, tree.InclusionPath(index, size), out var root)
            && root == tree.HeadAt(size).Root;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Batches_of_any_cut_give_the_same_tree() => Prop.ForAll(Gen.Choose(0, 40).ArrayOf().Resize(20).ToArbitrary(), cuts =>
    {
        var (tree, whole) = (new GrowingTree(), Grown(Most));
        foreach (var batch in cuts.TakeWhile(batch => tree.Size + batch <= Most))
            tree.Append(s_leaves.AsSpan((int)tree.Size, batch));
        return Enumerable.Range(0, (int)tree.Size + 1).All(size => tree.HeadAt(size) == whole.HeadAt(size));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_grows_past_many_chunks()
    {
        const int size = 3 * HashRow.ChunkLength * HashRow.ChunkLength + 5;
        Hash256[] leaves = [.. Enumerable.Range(0, size).Select(i => Rfc6962.LeafHash(BitConverter.GetBytes(i)))];
        var tree = new GrowingTree();
        tree.Append(leaves);
        Assert.Equal(RightEdge.Empty.Append(leaves).Root(), tree.HeadAt(size).Root);
        Assert.True(AuditPath.TryRoot(leaves[131_072], 131_072, size, tree.InclusionPath(131_072, size), out var root));
        Assert.Equal(tree.HeadAt(size).Root, root);
        Assert.True(ConsistencyProof.Verify(tree.HeadAt(65_537), tree.HeadAt(size), tree.ConsistencyPath(65_537, size)));
    }

    [Fact]
    public void Readers_see_whole_batches_while_it_grows()
    {
        const int batch = 37, batches = 1_000;
        Hash256[] leaves = [.. Enumerable.Range(0, batch * batches).Select(i => Rfc6962.LeafHash(BitConverter.GetBytes(i)))];
        var tree = new GrowingTree();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => Follow(tree, leaves))).ToArray();
        for (var at = 0; at < leaves.Length; at += batch)
            tree.Append(leaves.AsSpan(at, batch));
        Assert.All(readers, reader => Assert.Equal(0, reader.Result));

        // The remainder of a batch that any size seen had: none.
        static long Follow(GrowingTree tree, Hash256[] leaves)
        {
            var (broken, before) = (0L, 0L);
            while (before < leaves.Length)
            {
                var size = tree.Size;
                broken |= size % batch | (size < before ? 1L : 0L);
                if (size > before && tree.HeadAt(size).Root != Rfc6962.Root(leaves.AsSpan(0, (int)size)))
                    broken |= 1;
                before = size;
            }
            return broken;
        }
    }

    [Fact]
    public void What_it_does_not_have_it_refuses()
    {
        var tree = Grown(5);
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.HeadAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.HeadAt(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.InclusionPath(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.InclusionPath(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.InclusionPath(0, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ConsistencyPath(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ConsistencyPath(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ConsistencyPath(3, 6));
    }

    private static GrowingTree Grown(int size)
    {
        var tree = new GrowingTree();
        tree.Append(s_leaves.AsSpan(0, size));
        return tree;
    }

    private static Arbitrary<(int Low, int High)> Pairs() => (
        from high in Gen.Choose(0, Most - 1)
        from low in Gen.Choose(0, high)
        select (low, high)).ToArbitrary();
}
