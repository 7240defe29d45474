using System.Collections.Concurrent;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>
/// The tiles of a log of one size. Each is read once, and checked against the tile above it, up to the checkpoint's root. Safe for concurrent use.
/// </summary>
public sealed class LogTiles
{
    private readonly ILogFiles files;
    private readonly TreeHead head;
    private readonly ConcurrentDictionary<TilePath, Task<Hash256[]>> tiles = new();

    private LogTiles(ILogFiles files, TreeHead head, IEnumerable<(TilePath Path, Hash256[] Hashes)> edge)
    {
        (this.files, this.head) = (files, head);
        foreach (var (path, hashes) in edge) tiles[path] = Task.FromResult(hashes);
    }

    /// <summary>Entries of the log.</summary>
    public long Size => head.Size;

    /// <summary>Reads what leads to the root: the partial tiles, one a level at most.</summary>
    /// <exception cref="LogProblemException">One is not there, or they have another root.</exception>
    /// <exception cref="LogUnreadableException">One cannot be read.</exception>
    public static async Task<LogTiles> OpenAsync(ILogFiles files, TreeHead head, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        var edge = new List<(TilePath Path, Hash256[] Hashes)>();
        foreach (var path in RightEdgeTiles.PathsOf(head.Size)) edge.Add((path, await ReadAsync(files, path, cancellation)));
        if (head.Size > 0 && RightEdgeTiles.RootOf(edge.Select(tile => tile.Hashes)) != head.Root)
            throw await RightEdgeTiles.BlameAsync(files, head, edge, cancellation);
        return new LogTiles(files, head, edge);
    }

    /// <summary>Where the tile of this level and index lies: the partial one at the log's end, else a full one.</summary>
    public TilePath PathOf(int level, long index) => TilePath.OfHashes(level, index, WidthOf(level, index));

    /// <summary>How many hashes the tile has, 1 to 256.</summary>
    public int WidthOf(int level, long index) => (int)Math.Min(Tile.FullWidth, (head.Size >> (8 * level)) - index * Tile.FullWidth);

    /// <summary>The tile's hashes.</summary>
    /// <exception cref="LogProblemException">It is not there, or not what the one above it stands for.</exception>
    /// <exception cref="LogUnreadableException">It cannot be read.</exception>
    public Task<Hash256[]> HashesAsync(int level, long index, CancellationToken cancellation) =>
        tiles.GetOrAdd(PathOf(level, index), path => ReadFullAsync(path, cancellation));

    /// <summary>The root over 2^<paramref name="height"/> leaves, the <paramref name="index"/>th such run of them.</summary>
    public async Task<Hash256> NodeAsync(int height, long index, CancellationToken cancellation)
    {
        var (level, rest) = Math.DivRem(height, 8);
        var (tile, place) = Math.DivRem(index << rest, Tile.FullWidth);
        var hashes = await HashesAsync(level, tile, cancellation);
        return Rfc6962.Root(hashes.AsSpan((int)place, 1 << rest));
    }

    internal static async Task<Hash256[]> ReadAsync(ILogFiles files, TilePath path, CancellationToken cancellation)
    {
        var (file, bytes) = await LogFileReading.ReadTileAsync(files, path, cancellation);
        var length = file.Width * Hash256.Size;
        if (bytes.Length != length) throw LogProblemException.Of(LogFault.TileDiffers, file.ToString(), LengthDiffers(bytes.Length, length));
        return Hash256.Cast(bytes.AsSpan(0, path.Width * Hash256.Size)).ToArray();
    }

    private static string LengthDiffers(int found, int length) =>
        found > length ? $"The tile has more than the {length} bytes that it must have." : $"The tile has {found} bytes; it must have {length}.";

    private async Task<Hash256[]> ReadFullAsync(TilePath path, CancellationToken cancellation)
    {
        var (above, place) = Math.DivRem(path.Index, Tile.FullWidth);
        var parent = (await HashesAsync(path.Level + 1, above, cancellation))[place];
        var hashes = await ReadAsync(files, path, cancellation);
        return Rfc6962.Root(hashes) == parent
            ? hashes
            : throw LogProblemException.Of(
                LogFault.TileDiffers, path.ToString(),
                $"The tile's hashes are not those that hash {place} of {PathOf(path.Level + 1, above)} stands for.");
    }
}
