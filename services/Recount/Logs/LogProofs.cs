using System.Numerics;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>What a log's tiles prove: its earlier heads, and that it has an entry.</summary>
public static class LogProofs
{
    /// <summary>The head of the first <paramref name="size"/> entries.</summary>
    /// <param name="tiles">Of a log of at least that size.</param>
    /// <param name="size">0 to the log's.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogProblemException">A tile is wrong.</exception>
    /// <exception cref="LogUnreadableException">A tile cannot be read.</exception>
    public static async Task<TreeHead> HeadAtAsync(this LogTiles tiles, long size, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, tiles.Size);
        return new TreeHead(size, size == 0 ? Rfc6962.EmptyRoot : await JoinedAsync(tiles, size, size, cancellation));
    }

    /// <summary>The audit path of an entry in the log's whole tree (RFC 6962 section 2.1.1), the lowest sibling first.</summary>
    /// <param name="tiles">The log's.</param>
    /// <param name="index">Position of the entry, below the log's size.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogProblemException">A tile is wrong.</exception>
    /// <exception cref="LogUnreadableException">A tile cannot be read.</exception>
    public static async Task<Hash256[]> InclusionPathAsync(this LogTiles tiles, long index, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, tiles.Size);
        var path = new List<Hash256>();
        await AddSiblingsAsync(path, tiles, 0, index, tiles.Size, cancellation);
        return [.. path];
    }

    /// <summary>The proof that the log of one size is the beginning of the log of another (RFC 6962 section 2.1.2); none from size 0.</summary>
    /// <param name="tiles">Of a log of at least the larger size.</param>
    /// <param name="from">The smaller size.</param>
    /// <param name="to">The larger size.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogProblemException">A tile is wrong.</exception>
    /// <exception cref="LogUnreadableException">A tile cannot be read.</exception>
    public static async Task<Hash256[]> ConsistencyPathAsync(this LogTiles tiles, long from, long to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, tiles.Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        if (from == 0 || from == to) return [];
        var height = BitOperations.TrailingZeroCount(from);
        var index = (from >> height) - 1;
        List<Hash256> path = index == 0 ? [] : [await tiles.NodeAsync(height, index, cancellation)];
        await AddSiblingsAsync(path, tiles, height, index, to, cancellation);
        return [.. path];
    }

    /// <summary>What joins a node on its way up to the root of the log of a size, the lowest first.</summary>
    private static async Task AddSiblingsAsync(List<Hash256> path, LogTiles tiles, int height, long index, long size, CancellationToken cancellation)
    {
        for (var last = (size - 1) >> height; last > 0; index >>= 1, last >>= 1, height++)
        {
            if ((index & 1) != 0) path.Add(await tiles.NodeAsync(height, index - 1, cancellation));
            else if (index < last) path.Add(await SiblingAsync(tiles, height, index + 1, size, cancellation));
        }
    }

    /// <summary>A node that may be the last one of its height, and then has only the leaves there are.</summary>
    private static Task<Hash256> SiblingAsync(LogTiles tiles, int height, long index, long size, CancellationToken cancellation) =>
        index < size >> height
            ? tiles.NodeAsync(height, index, cancellation)
            : JoinedAsync(tiles, size & ((1L << height) - 1), size, cancellation);

    /// <summary>The root over the last <paramref name="count"/> of the first <paramref name="size"/> leaves: a low part of the size's bits.</summary>
    private static async Task<Hash256> JoinedAsync(LogTiles tiles, long count, long size, CancellationToken cancellation)
    {
        Hash256? root = null;
        for (var rest = count; rest != 0; rest &= rest - 1)
        {
            var height = BitOperations.TrailingZeroCount(rest);
            var node = await tiles.NodeAsync(height, (size >> height) - 1, cancellation);
            root = root is { } right ? Rfc6962.NodeHash(node, right) : node;
        }

        return root!.Value;
    }
}
