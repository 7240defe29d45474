using Tabulation.TransparencyLog;

namespace Tabulation.Recount;

/// <summary>Leaf hashes of a tree, read a tile at a time: those next to each other cost one copy of a tile.</summary>
internal sealed class LeafHashes(GrowingTree tree)
{
    private long read = -1;
    private byte[] tile = [];

    /// <summary>The hash at a position below the tree's size as it was when this was made, or later.</summary>
    public Hash256 this[long position]
    {
        get
        {
            var (index, place) = Math.DivRem(position, Tile.FullWidth);
            var hashes = TileOf(index);
            return Hash256.Cast(hashes)[(int)place];
        }
    }

    private byte[] TileOf(long index)
    {
        if (index == read) return tile;
        var size = tree.Size;
        var width = (int)Math.Min(Tile.FullWidth, size - index * Tile.FullWidth);
        if (!Tile.TryRead(tree, TilePath.OfHashes(0, index, width), size, out var bytes))
            throw new InvalidOperationException("The tree lacks a tile of its own.");
        (read, tile) = (index, bytes);
        return tile;
    }
}
