using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>The partial tiles at a log's end, which no tile above stands for: together they have its root.</summary>
internal static class RightEdgeTiles
{
    /// <summary>Their paths, from level 0 up.</summary>
    public static IEnumerable<TilePath> PathsOf(long size)
    {
        for (var level = 0; size > 0; level++, size >>= 8)
            if (size % Tile.FullWidth != 0) yield return TilePath.OfHashes(level, size / Tile.FullWidth, (int)(size % Tile.FullWidth));
    }

    /// <summary>The root over their hashes, tiles from level 0 up.</summary>
    public static Hash256 RootOf(IEnumerable<IReadOnlyList<Hash256>> tiles)
    {
        var subtrees = tiles.SelectMany(hashes => RightEdge.Empty.Append([.. hashes]).Subtrees.ToArray().Reverse()).ToList();
        return subtrees.Skip(1).Aggregate(subtrees[0], (right, left) => Rfc6962.NodeHash(left, right));
    }

    /// <summary>Why they do not have the root: one differs from what lies below it, or all agree and the root is another one.</summary>
    public static async Task<LogProblemException> BlameAsync(
        ILogFiles files, TreeHead head, List<(TilePath Path, Hash256[] Hashes)> edge, CancellationToken cancellation)
    {
        for (var i = 0; i < edge.Count; i++)
        {
            var mended = edge.ToArray();
            try
            {
                mended[i].Hashes = await BelowAsync(files, edge[i].Path, cancellation);
            }
            catch (LogProblemException)
            {
                // What lies below is wrong too, so it cannot tell.
                continue;
            }

            if (RootOf(mended.Select(tile => tile.Hashes)) == head.Root)
                return LogProblemException.Of(
                    LogFault.TileDiffers, edge[i].Path.ToString(), "The tile's hashes are not those of what lies below it, which leads to the checkpoint's root.");
        }

        return LogProblemException.Of(
            LogFault.RootDiffers, LogCheckpoint.Path,
            $"The tiles of {head.Size} entries have the root {RootOf(edge.Select(tile => tile.Hashes))}, the checkpoint says {head.Root}.");
    }

    private static async Task<Hash256[]> BelowAsync(ILogFiles files, TilePath path, CancellationToken cancellation)
    {
        if (path.Level == 0)
        {
            var bundle = TilePath.OfEntries(path.Index, path.Width);
            var (file, bytes) = await LogFileReading.ReadTileAsync(files, bundle, cancellation);
            var entries = LogEntries.Split(file, bytes, bundle.Width);
            return [.. entries.Select(entry => Rfc6962.LeafHash(entry.Span))];
        }

        var hashes = new Hash256[path.Width];
        for (var i = 0; i < hashes.Length; i++)
        {
            var below = TilePath.OfHashes(path.Level - 1, path.Index * Tile.FullWidth + i);
            hashes[i] = Rfc6962.Root(await LogTiles.ReadAsync(files, below, cancellation));
        }

        return hashes;
    }
}
