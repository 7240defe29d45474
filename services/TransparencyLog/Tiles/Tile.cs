using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>Tiles of hashes (c2sp.org/tlog-tiles, "Merkle Tree"): nodes 8 levels apart, 32 bytes each, one after the other.</summary>
public static class Tile
{
    /// <summary>How many hashes a full tile has: 256.</summary>
    public const int FullWidth = 256;

    /// <summary>The length of a full tile in bytes: 8,192.</summary>
    public const int FullLength = FullWidth * Hash256.Size;

    private const int Height = 8;

    /// <summary>
    /// The tile's bytes, copied. False where the tree of the first <paramref name="size"/> leaves does not have all of it
    /// (<see cref="TilePath.IsWithin"/>), and for entries, which the tree does not keep.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative or above the tree's.</exception>
    public static bool TryRead(GrowingTree tree, TilePath path, long size, [NotNullWhen(true)] out byte[]? bytes)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, tree.Size);
        bytes = null;
        if (path.IsEntries || !path.IsWithin(size))
            return false;
        bytes = Hash256.AsBytes(tree.Nodes(Height * path.Level, path.Index * FullWidth, path.Width)).ToArray();
        return true;
    }

    /// <summary>
    /// Whether <paramref name="tile"/> is the full tile under <paramref name="parent"/>: hash Index % 256 of the tile at index
    /// Index / 256 one level up. Partial tiles are under no hash.
    /// </summary>
    public static bool IsUnder(ReadOnlySpan<byte> tile, Hash256 parent) =>
        tile.Length == FullLength && Rfc6962.Root(Hash256.Cast(tile)) == parent;

    /// <summary>How many hashes all the tiles of a level have in a log of <paramref name="size"/> entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    internal static long NodeCount(int level, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Height * level < 64 ? size >> (Height * level) : 0;
    }
}
