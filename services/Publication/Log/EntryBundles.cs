using System.IO.Compression;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>Bundles of entries, compressed, as they are asked for; full ones are kept for a while. Safe for concurrent use.</summary>
internal sealed partial class EntryBundles(ILedgerFeed ledger, LogFollower log, ILogger<EntryBundles> logger) : IDisposable
{
    private const long MostBytesKept = 64 << 20;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytesKept });

    /// <summary>The bundle as gzip (RFC 1952); the log must have all of it.</summary>
    /// <exception cref="InvalidDataException">The ledger serves other entries now than it has before; the message names the first.</exception>
    public async Task<byte[]> ReadAsync(TilePath path, CancellationToken cancellation)
    {
        if (kept.Get<byte[]>(path) is { } known) return known;
        var entries = await EntriesAsync(path.Index * Tile.FullWidth, path.Width, cancellation);
        var bundle = Compress(EntryBundle.Write(entries));
        if (path.IsFull) kept.Set(path, bundle, new MemoryCacheEntryOptions { Size = bundle.Length });
        return bundle;
    }

    public void Dispose() => kept.Dispose();

    /// <summary>A source may give fewer at a time than it was asked for.</summary>
    private async Task<List<ReadOnlyMemory<byte>>> EntriesAsync(long from, int count, CancellationToken cancellation)
    {
        var entries = new List<ReadOnlyMemory<byte>>(count);
        while (entries.Count < count)
        {
            var more = await ledger.ReadAsync(from + entries.Count, count - entries.Count, int.MaxValue, cancellation);
            if (more.Count == 0) throw new InvalidDataException($"The ledger ends before position {from + count}.");
            Compare(from + entries.Count, more);
            entries.AddRange(more);
        }

        return entries;
    }

    private void Compare(long position, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        foreach (var entry in entries)
        {
            if (Rfc6962.LeafHash(entry.Span) != log.Tree.LeafHash(position)) throw Changed(position);
            position++;
        }
    }

    private InvalidDataException Changed(long position)
    {
        LogChanged(position);
        return new InvalidDataException($"The ledger's entry {position} is not the one that the log's tree has there.");
    }

    [LoggerMessage(LogLevel.Critical, "The ledger serves another entry {Position} than before: it has been changed, and is not given away.")]
    private partial void LogChanged(long position);

    private static byte[] Compress(byte[] bundle)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(bundle);
        return compressed.ToArray();
    }
}
