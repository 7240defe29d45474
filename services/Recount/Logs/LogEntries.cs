using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>The entries of a log, each checked against its leaf hash.</summary>
/// <param name="files">Where the bundles are.</param>
/// <param name="tiles">With the leaf hashes.</param>
/// <param name="ahead">How many bundles are read at a time, and kept until they are wanted; 1 or more.</param>
public sealed class LogEntries(ILogFiles files, LogTiles tiles, int ahead)
{
    /// <summary>All entries in order, a bundle at a time, while the next ones are being read.</summary>
    /// <exception cref="LogProblemException">What is wrong first in the log's order.</exception>
    /// <exception cref="LogUnreadableException">A file cannot be read.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var bundles = Channel.CreateBounded<Task<ReadOnlyMemory<byte>[]>>(ahead);
        var starting = StartAsync(bundles.Writer, stop.Token);
        try
        {
            await foreach (var bundle in bundles.Reader.ReadAllAsync(cancellation)) yield return await bundle;
        }
        finally
        {
            await stop.CancelAsync();
            await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (bundles.Reader.TryRead(out var left)) await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Where a bundle lies.</summary>
    public TilePath PathOf(long index) => TilePath.OfEntries(index, tiles.WidthOf(0, index));

    /// <summary>The entries of one bundle.</summary>
    /// <param name="index">The bundle's, from 0.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogProblemException">It or its tile is wrong.</exception>
    /// <exception cref="LogUnreadableException">A file cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>[]> ReadAsync(long index, CancellationToken cancellation)
    {
        var path = PathOf(index);
        var hashes = await tiles.HashesAsync(0, index, cancellation);
        var (file, bytes) = await LogFileReading.ReadTileAsync(files, path, cancellation);
        var entries = Split(file, bytes, path.Width, hashes);
        for (var i = 0; i < entries.Length; i++)
            if (Rfc6962.LeafHash(entries[i].Span) != hashes[i])
                throw Differs(file, i, "The entry is not the one that its leaf hash in the tree stands for.");
        return entries;
    }

    /// <summary>Cuts a bundle into its entries.</summary>
    /// <param name="file">Its own.</param>
    /// <param name="bytes">The bundle.</param>
    /// <param name="width">How many entries are wanted, from the first on; no more than the bundle has.</param>
    /// <param name="hashes">What to hash the entries against where the bundle does not end with the last of them; none to leave that.</param>
    internal static ReadOnlyMemory<byte>[] Split(TilePath file, ReadOnlyMemory<byte> bytes, int width, ReadOnlySpan<Hash256> hashes = default) =>
        EntryBundle.TryRead(bytes, file.Width, out var entries)
            ? entries[..width]
            : throw Differs(file, FirstWrong(bytes, hashes), $"The bundle is not cut into {file.Width} entries: it ends too early or too late, here or further on.");

    /// <summary>The first entry that is not there or has another hash.</summary>
    private static int FirstWrong(ReadOnlyMemory<byte> rest, ReadOnlySpan<Hash256> hashes)
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            if (!BinaryPrimitives.TryReadUInt16BigEndian(rest.Span, out var length) || rest.Length < sizeof(ushort) + length) return i;
            if (Rfc6962.LeafHash(rest.Span.Slice(sizeof(ushort), length)) != hashes[i]) return i;
            rest = rest[(sizeof(ushort) + length)..];
        }

        return Math.Max(0, hashes.Length - 1);
    }

    private async Task StartAsync(ChannelWriter<Task<ReadOnlyMemory<byte>[]>> bundles, CancellationToken stop)
    {
        try
        {
            for (var index = 0L; index * Tile.FullWidth < tiles.Size; index++)
            {
                await bundles.WaitToWriteAsync(stop);
                var number = index;
                await bundles.WriteAsync(Task.Run(() => ReadAsync(number, stop), CancellationToken.None), stop);
            }
        }
        finally
        {
            bundles.Complete();
        }
    }

    private static LogProblemException Differs(TilePath file, int place, string what) =>
        LogProblemException.Of(LogFault.EntryDiffers, file.ToString(), what, file.Index * Tile.FullWidth + place);
}
