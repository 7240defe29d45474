namespace Tabulation.TransparencyLog;

/// <summary>Which tiles and entry bundles a log has (c2sp.org/tlog-tiles).</summary>
public static class TileList
{
    /// <summary>
    /// All of a log of <paramref name="size"/> entries: bundles first, then tiles by level, each by index. None is empty; the last of its
    /// kind may be partial.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static IEnumerable<TilePath> Of(long size) => Added(0, size);

    /// <summary>How many <see cref="Of"/> gives.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static long CountOf(long size)
    {
        var count = RowLength(size);
        for (var level = 0; Tile.NodeCount(level, size) > 0; level++) count += RowLength(Tile.NodeCount(level, size));
        return count;
    }

    private static long RowLength(long count) => count / Tile.FullWidth + Math.Sign(count % Tile.FullWidth);

    /// <summary>
    /// Those that a log of <paramref name="size"/> entries has and one of <paramref name="before"/> did not have, in the same order:
    /// what an export that was complete then lacks now.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or <paramref name="before"/> is above the other.</exception>
    public static IEnumerable<TilePath> Added(long before, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, size);
        return Row(before, size, TilePath.OfEntries).Concat(Levels(before, size));
    }

    private static IEnumerable<TilePath> Levels(long before, long size)
    {
        for (var level = 0; Tile.NodeCount(level, size) > 0; level++)
        {
            var ofLevel = level;
            var row = Row(
                Tile.NodeCount(level, before), Tile.NodeCount(level, size), (index, width) => TilePath.OfHashes(ofLevel, index, width));
            foreach (var path in row)
                yield return path;
        }
    }

    // From the tile that holds the first added node on.
    private static IEnumerable<TilePath> Row(long before, long count, Func<long, int, TilePath> path)
    {
        if (before == count)
            yield break;
        for (var index = before / Tile.FullWidth; index < count / Tile.FullWidth; index++)
            yield return path(index, Tile.FullWidth);
        if (count % Tile.FullWidth != 0)
            yield return path(count / Tile.FullWidth, (int)(count % Tile.FullWidth));
    }
}
