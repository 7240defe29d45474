using System.IO.Compression;
using Microsoft.Extensions.Caching.Memory;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>Bundles of entries, compressed, as they are asked for; full ones are kept for a while. Safe for concurrent use.</summary>
internal sealed class EntryBundles(ILedgerFeed ledger, LogFollower log) : IDisposable
{
    private const long MostBytesKept = 64 << 20;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytesKept });

    /// <summary>The bundle as gzip (RFC 1952); the log must have all of it.</summary>
    /// <exception cref="InvalidDataException">The ledger serves other entries now than it has before.</exception>
    public async Task<byte[]> ReadAsync(TilePath path, CancellationToken cancellation)
    {
        if (kept.Get<byte[]>(path) is { } known) return known;
        var entries = await EntriesAsync(path.Index * Tile.FullWidth, path.Width, cancellation);
        if (!Tile.TryRead(log.Tree, TilePath.OfHashes(0, path.Index, path.Width), log.Tree.Size, out var hashes) || !EntryBundle.IsUnder([.. entries], hashes))
            throw new InvalidDataException($"The ledger's entries for {path} are not those of the log's tree.");
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
            entries.AddRange(more);
        }

        return entries;
    }

    private static byte[] Compress(byte[] bundle)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(bundle);
        return compressed.ToArray();
    }
}
