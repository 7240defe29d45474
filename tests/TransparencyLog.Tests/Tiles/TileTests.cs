using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class TileTests
{
    private const int Most = 70_000;
    private static readonly Hash256[] s_leaves = [.. Enumerable.Range(0, Most).Select(i => Rfc6962.LeafHash(BitConverter.GetBytes(i)))];
    private static readonly GrowingTree s_tree = Grown();

    [Fact]
    public void A_log_of_70_000_has_the_tiles_of_the_specification()
    {
        var tiles = TileList.Of(Most).Where(path => !path.IsEntries).ToList();
        Assert.Equal(273, tiles.Count(path => path is { Level: 0, IsFull: true }));
        Assert.Equal(1, tiles.Count(path => path is { Level: 1, IsFull: true }));
        Assert.Equal(
            ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"],
            tiles.Where(path => !path.IsFull).Select(path => path.ToString()));
        Assert.Equal(277, tiles.Count);
        Assert.Equal(274, TileList.Of(Most).Count(path => path.IsEntries));
    }

    [Fact]
    public void A_log_of_256_has_a_full_tile_and_one_of_width_1_above() =>
        Assert.Equal(["tile/entries/000", "tile/0/000", "tile/1/000.p/1"], TileList.Of(256).Select(path => path.ToString()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(257)]
    [InlineData(65_536)]
    [InlineData(Most)]
    public void Every_hash_of_every_tile_is_the_root_over_its_leaves(int size)
    {
        foreach (var path in TileList.Of(size).Where(path => !path.IsEntries))
        {
            Assert.True(Tile.TryRead(s_tree, path, size, out var bytes));
            Assert.Equal(path.Width * Hash256.Size, bytes.Length);
            var leaves = 1 << (8 * path.Level);
            for (var i = 0; i < path.Width; i++)
            {
                var first = (int)(path.Index * Tile.FullWidth + i) * leaves;
                Assert.Equal(Rfc6962.Root(s_leaves.AsSpan(first, leaves)), Hash256.Cast(bytes)[i]);
            }
        }
    }

    [Fact]
    public void Every_full_tile_is_under_its_hash_one_level_up()
    {
        var full = TileList.Of(Most).Where(path => path is { IsEntries: false, IsFull: true }).ToList();
        Assert.Equal(274, full.Count);
        Assert.All(full, path => Assert.True(Tile.IsUnder(Read(path, Most), ParentOf(path))));
    }

    [Fact]
    public void No_tile_altered_by_a_bit_is_under_its_hash()
    {
        var (tile, parent) = (Read(TilePath.OfHashes(0, 1), Most), ParentOf(TilePath.OfHashes(0, 1)));
        for (var bit = 0; bit < 8 * Tile.FullLength; bit += 97)
        {
            tile[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Tile.IsUnder(tile, parent));
            tile[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.True(Tile.IsUnder(tile, parent));
    }

    [Fact]
    public void Tiles_of_other_lengths_are_under_no_hash()
    {
        var tile = Read(TilePath.OfHashes(0, 0), Most);
        foreach (var length in new[] { 0, 1, 32, Tile.FullLength - 32, Tile.FullLength - 1 })
            Assert.False(Tile.IsUnder(tile.AsSpan(0, length), Rfc6962.Root(Hash256.Cast(tile.AsSpan(0, length / 32 * 32)))));
        Assert.False(Tile.IsUnder([.. tile, .. tile], Rfc6962.Root(Hash256.Cast([.. tile, .. tile]))));
    }

    [Fact]
    public void A_tree_lacks_what_its_size_does_not_have()
    {
        Assert.False(Tile.TryRead(s_tree, TilePath.OfHashes(0, 273), Most, out _));
        Assert.False(Tile.TryRead(s_tree, TilePath.OfHashes(0, 0), 255, out _));
        Assert.False(Tile.TryRead(s_tree, TilePath.OfHashes(1, 0, 1), 255, out _));
        Assert.False(Tile.TryRead(s_tree, TilePath.OfHashes(63, 0, 1), Most, out _));
        Assert.False(Tile.TryRead(s_tree, TilePath.OfEntries(0), Most, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tile.TryRead(s_tree, default, Most + 1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tile.TryRead(s_tree, default, -1, out _));
    }

    [Fact]
    public void A_partial_tile_stays_when_the_log_has_grown_past_it()
    {
        var partial = TilePath.OfHashes(0, 1, 100);
        Assert.Equal(Read(partial, 356), Read(partial, Most));
        Assert.Equal(Read(TilePath.OfHashes(0, 1), Most)[..3_200], Read(partial, 356));
    }

    [Fact]
    public void What_was_added_is_all_that_the_smaller_log_did_not_have() => Prop.ForAll(Sizes(), sizes =>
    {
        var (before, size) = sizes;
        var had = TileList.Of(before).ToHashSet();
        return TileList.Added(before, size).SequenceEqual(TileList.Of(size).Where(path => !had.Contains(path)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_listed_tiles_are_within_the_log_and_cover_it() => Prop.ForAll(Sizes(), sizes =>
    {
        var size = sizes.Size;
        var paths = TileList.Of(size).ToList();
        return paths.TrueForAll(path => path.IsWithin(size) && path.Width > 0)
            && paths.Distinct().Count() == paths.Count && TileList.CountOf(size) == paths.Count
            && paths.Where(path => path.IsEntries).Sum(path => path.Width) == size
            && Enumerable.Range(0, 4).All(level =>
                paths.Where(path => !path.IsEntries && path.Level == level).Sum(path => path.Width) == size >> (8 * level));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_log_has_a_negative_size_and_none_shrinks()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TileList.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TileList.Added(2, 1));
    }

    private static byte[] Read(TilePath path, long size) =>
        Tile.TryRead(s_tree, path, size, out var bytes) ? bytes : throw new InvalidOperationException($"{path}");

    private static Hash256 ParentOf(TilePath path)
    {
        var slot = (int)(path.Index % Tile.FullWidth);
        return Hash256.Cast(Read(TilePath.OfHashes(path.Level + 1, path.Index / Tile.FullWidth, slot + 1), Most))[slot];
    }

    private static GrowingTree Grown()
    {
        var tree = new GrowingTree();
        tree.Append(s_leaves);
        return tree;
    }

    private static Arbitrary<(long Before, long Size)> Sizes() => (
        from bits in Gen.Choose(1, 17)
        from size in Gen.Choose(0, 1 << bits)
        from before in Gen.Choose(0, size)
        select ((long)before, (long)size)).ToArbitrary();
}
