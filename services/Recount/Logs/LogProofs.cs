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
        for (var (height, last) = (0, tiles.Size - 1); last > 0; index >>= 1, last >>= 1, height++)
        {
            if ((index & 1) != 0) path.Add(await tiles.NodeAsync(height, index - 1, cancellation));
            else if (index < last) path.Add(await SiblingAsync(tiles, height, index + 1, cancellation));
        }

        return [.. path];
    }

    /// <summary>A node that may be the last one of its height, and then has only the leaves there are.</summary>
    private static Task<Hash256> SiblingAsync(LogTiles tiles, int height, long index, CancellationToken cancellation) =>
        index < tiles.Size >> height
            ? tiles.NodeAsync(height, index, cancellation)
            : JoinedAsync(tiles, tiles.Size & ((1L << height) - 1), tiles.Size, cancellation);

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
