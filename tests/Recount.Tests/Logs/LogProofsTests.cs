using Tabulation.ElectionKit;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests.Logs;

/// <summary>What the tiles prove, beside a tree that keeps every node.</summary>
public sealed class LogProofsTests
{
    private static readonly NoteSigner Signer = new(PublishedLog.Origin, Ed25519SigningKey.Create());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000)]
    [InlineData(65_536)]
    [InlineData(70_001)]
    public async Task Heads_and_paths_are_those_of_the_tree(int size)
    {
        var tree = TreeOf(size);
        var tiles = await LogTiles.OpenAsync(PublishedLog.OfHashes(tree, Signer), tree.HeadAt(size), default);
        foreach (var at in Sampled(size).Append(size).Append(0)) Assert.Equal(tree.HeadAt(at), await tiles.HeadAtAsync(at, default));
        foreach (var index in Sampled(size).Append(0)) Assert.Equal(tree.InclusionPath(index, size), await tiles.InclusionPathAsync(index, default));
        foreach (var to in Sampled(size).Append(size))
        foreach (var from in new[] { 0, 1, to / 3, to / 2, to - 1, to }.Where(from => from >= 0 && from <= to))
            Assert.Equal(tree.ConsistencyPath(from, to), await tiles.ConsistencyPathAsync(from, to, default));
    }

    [Fact]
    public async Task Of_every_size_up_to_600()
    {
        var tree = TreeOf(600);
        var all = PublishedLog.OfHashes(tree, Signer);
        for (var size = 1; size <= 600; size++)
        {
            foreach (var path in TileList.Of(size).Where(path => !path.IsEntries)) all.Files[path.ToString()] = Tile.TryRead(tree, path, size, out var tile) ? tile : [];
            var tiles = await LogTiles.OpenAsync(all, tree.HeadAt(size), default);
            Assert.Equal(tree.HeadAt(size / 2), await tiles.HeadAtAsync(size / 2, default));
            Assert.Equal(tree.InclusionPath(size / 3, size), await tiles.InclusionPathAsync(size / 3, default));
            Assert.Equal(tree.ConsistencyPath(size / 3, size), await tiles.ConsistencyPathAsync(size / 3, size, default));
        }
    }

    [Fact]
    public async Task A_full_tile_stands_in_for_a_partial_one_that_is_not_kept()
    {
        var tree = TreeOf(800);
        var log = PublishedLog.OfHashes(tree, Signer);
        log.Files["tile/1/000.p/2"] = log.Files["tile/1/000.p/3"][..64];
        var tiles = await LogTiles.OpenAsync(log, tree.HeadAt(600), default);
        Assert.Equal(tree.HeadAt(511), await tiles.HeadAtAsync(511, default));
    }

    [Theory]
    [InlineData("tile/0/005")]
    [InlineData("tile/0/272")]
    [InlineData("tile/1/000")]
    [InlineData("tile/1/001.p/17")]
    [InlineData("tile/2/000.p/1")]
    public async Task The_tile_that_was_changed_is_the_one_named(string path)
    {
        var tree = TreeOf(70_001);
        var log = PublishedLog.OfHashes(tree, Signer);
        log.Files[path][7] ^= 1;
        var wrong = await Assert.ThrowsAsync<LogProblemException>(async () =>
        {
            var tiles = await LogTiles.OpenAsync(log, tree.HeadAt(tree.Size), default);
            Assert.True(TilePath.TryParse(path, out var changed));
            await tiles.HashesAsync(changed.Level, changed.Index, default);
        });
        Assert.Equal((LogFault.TileDiffers, path), (wrong.Problem.Fault, wrong.Problem.File));
    }

    private static GrowingTree TreeOf(int size)
    {
        var tree = new GrowingTree();
        tree.Append([.. Enumerable.Range(0, size).Select(number => Hash256.Of(BitConverter.GetBytes(number)))]);
        return tree;
    }

    /// <summary>Some of 0 to size - 1, its borders of tiles among them.</summary>
    private static IEnumerable<int> Sampled(int size) =>
        Enumerable.Range(0, 40).Select(number => (int)((long)number * size / 40)).Concat([1, 255, 256, 257, 511, 512, 65_535, 65_536, size - 1]).Where(each => each < size);
}
