using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class ConsistencyProofTests
{
    private const int Most = 200;
    private static readonly GrowingTree s_tree = Grown("");
    private static readonly GrowingTree s_other = Grown("other ");

    [Fact]
    public void Every_path_between_sizes_to_200_is_proof()
    {
        for (var to = 0; to <= Most; to++)
            for (var from = 0; from <= to; from++)
                Assert.True(Verify(from, to, s_tree.ConsistencyPath(from, to)), $"{from} to {to}");
    }

    [Fact]
    public void Every_size_to_1000_has_the_paths_of_the_definition_from_all_sizes_or_from_its_neighbours_and_all_powers_of_two()
    {
        const int most = 1_000;
        var data = ReferenceTree.Numbered(most);
        var reference = new ReferenceProofs(data);
        var tree = new GrowingTree();
        tree.Append(ReferenceTree.LeafHashes(data));
        for (var to = 1; to <= most; to++)
            foreach (var from in Enumerable.Range(1, to).Where(from => IsChosen(from, to)))
                Assert.True(tree.ConsistencyPath(from, to).AsSpan().SequenceEqual([.. reference.Proof(from, to)]), $"{from} to {to}");
    }

    [Fact]
    public void A_path_is_proof_for_its_own_sizes_only()
    {
        for (var to = 1; to <= 20; to++)
            for (var from = 1; from < to; from++)
                AssertNoOtherSizes(from, to);
    }

    [Fact]
    public void A_path_altered_by_any_bit_is_no_proof() => Prop.ForAll(Sizes(), sizes =>
    {
        var path = s_tree.ConsistencyPath(sizes.From, sizes.To);
        var bytes = Hash256.AsBytes(path).ToArray();
        for (var bit = 0; bit < 8 * bytes.Length; bit += 5)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Verify(sizes.From, sizes.To, Hash256.Cast(bytes)))
                return false;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        return Verify(sizes.From, sizes.To, Hash256.Cast(bytes));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_path_too_short_too_long_or_in_another_order_is_no_proof() => Prop.ForAll(Sizes(), sizes =>
    {
        var path = s_tree.ConsistencyPath(sizes.From, sizes.To);
        return !Verify(sizes.From, sizes.To, [.. path, default])
            && !Verify(sizes.From, sizes.To, [default, .. path])
            && !Verify(sizes.From, sizes.To, path.AsSpan(1))
            && !Verify(sizes.From, sizes.To, path.AsSpan(0, path.Length - 1))
            && (path.Length == 1 || !Verify(sizes.From, sizes.To, [.. path.Reverse()]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Trees_of_other_leaves_are_not_consistent() => Prop.ForAll(Sizes(), sizes =>
    {
        var (older, newer) = (s_tree.HeadAt(sizes.From), s_tree.HeadAt(sizes.To));
        var (otherOlder, otherNewer) = (s_other.HeadAt(sizes.From), s_other.HeadAt(sizes.To));
        var (path, otherPath) = (s_tree.ConsistencyPath(sizes.From, sizes.To), s_other.ConsistencyPath(sizes.From, sizes.To));
        return !ConsistencyProof.Verify(otherOlder, newer, path)
            && !ConsistencyProof.Verify(older, otherNewer, path)
            && !ConsistencyProof.Verify(older, otherNewer, otherPath)
            && !ConsistencyProof.Verify(newer, older, path);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_sizes_need_equal_roots_and_no_hashes()
    {
        Assert.True(Verify(7, 7, []));
        Assert.False(Verify(7, 7, [default]));
        Assert.False(ConsistencyProof.Verify(s_tree.HeadAt(7), s_other.HeadAt(7), []));
    }

    [Fact]
    public void From_nothing_to_anything_there_is_nothing_to_prove()
    {
        Assert.True(Verify(0, 0, []));
        Assert.True(Verify(0, 7, []));
        Assert.False(Verify(0, 7, [default]));
        Assert.False(ConsistencyProof.Verify(new TreeHead(0, default), s_tree.HeadAt(7), []));
        Assert.False(ConsistencyProof.Verify(s_tree.HeadAt(0), new TreeHead(0, default), []));
    }

    [Fact]
    public void The_largest_sizes_need_no_more_hashes_than_the_most()
    {
        var (older, newer) = (new TreeHead(1, default), new TreeHead(long.MaxValue, default));
        Assert.False(ConsistencyProof.Verify(older, newer, new Hash256[ConsistencyProof.MostHashes]));
        var nearly = new TreeHead(long.MaxValue - 1, default);
        Assert.False(ConsistencyProof.Verify(nearly, newer, new Hash256[ConsistencyProof.MostHashes + 1]));
    }

    private static void AssertNoOtherSizes(int from, int to)
    {
        var path = s_tree.ConsistencyPath(from, to);
        for (var newer = 1; newer <= 24; newer++)
            for (var older = 1; older < newer; older++)
                Assert.Equal((older, newer) == (from, to), Verify(older, newer, path));
    }

    private static bool IsChosen(int from, int to) => to <= 300 || to % 50 == 0 || to - from < 8 || BitOperations.IsPow2(from);

    private static bool Verify(int from, int to, ReadOnlySpan<Hash256> path) =>
        ConsistencyProof.Verify(s_tree.HeadAt(from), s_tree.HeadAt(to), path);

    private static GrowingTree Grown(string prefix)
    {
        var tree = new GrowingTree();
        tree.Append([.. Enumerable.Range(0, Most).Select(i => Rfc6962.LeafHash(System.Text.Encoding.ASCII.GetBytes($"{prefix}{i}")))]);
        return tree;
    }

    private static Arbitrary<(int From, int To)> Sizes() => (
        from to in Gen.Choose(2, Most)
        from older in Gen.Choose(1, to - 1)
        select (older, to)).ToArbitrary();
}
