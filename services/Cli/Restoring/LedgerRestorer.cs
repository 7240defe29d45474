using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Restoring;

/// <summary>
/// Gives a ledger back the entries that it lost, from a mirror of its log: each is checked against the mirror's signed checkpoint, and
/// every call proves that what it brings leads to the head that was anchored. Interrupted, it goes on where the ledger ends.
/// </summary>
/// <param name="files">The mirror's.</param>
/// <param name="keys">The log's; any of them will do.</param>
/// <param name="server">Intake.</param>
/// <param name="token">Headers that show the operator.</param>
internal sealed class LedgerRestorer(ILogFiles files, IReadOnlyList<NoteVerifier> keys, ServerConnection server, Metadata token)
{
    /// <summary>Of entries in a call; a request may have 4 MiB, and its transaction is to be short.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>Called as entries are appended: how many the ledger has, and how many it must have.</summary>
    public Action<long, long> Progressed { get; init; } = (_, _) => { };

    /// <exception cref="LogProblemException">The mirror is wrong; what was appended before is right.</exception>
    /// <exception cref="LogUnreadableException">The mirror cannot be read.</exception>
    /// <exception cref="RpcException">Intake cannot be reached, or refuses.</exception>
    public async Task<RestoreReport> RunAsync(CancellationToken cancellation)
    {
        var checkpoint = await LogCheckpoint.ReadAsync(files, keys, cancellation);
        var tiles = await LogTiles.OpenAsync(files, checkpoint.Head, cancellation);
        var loss = await server.Restore.GetLossAsync(new GetLossRequest(), token, cancellationToken: cancellation);
        var (has, anchored) = (HeadOf(loss.Size, loss.Root), HeadOf(loss.AnchoredSize, loss.AnchoredRoot));
        var report = new RestoreReport(RestoreOutcome.NothingMissing, has.Size, has.Size, anchored.Size, tiles.Size);
        if (tiles.Size < anchored.Size) return report with { Outcome = RestoreOutcome.MirrorBehind };
        if (await tiles.HeadAtAsync(anchored.Size, cancellation) != anchored) return report with { Outcome = RestoreOutcome.MirrorDiffers };
        if (await DifferenceAsync(tiles, has, cancellation) is { } position)
            return report with { Outcome = RestoreOutcome.LedgerDiffers, Position = position };
        if (has.Size >= anchored.Size) return report;
        return report with { Outcome = RestoreOutcome.Restored, Size = await AppendAsync(tiles, has.Size, anchored.Size, cancellation) };
    }

    private static TreeHead HeadOf(ulong size, ByteString root) => new((long)size, Hash256.From(root.Span));

    /// <summary>Where the ledger's first entry stands that is not the mirror's; null where there is none as far as both go.</summary>
    private async Task<long?> DifferenceAsync(LogTiles tiles, TreeHead has, CancellationToken cancellation)
    {
        if (has.Size <= tiles.Size && await tiles.HeadAtAsync(has.Size, cancellation) == has) return null;
        var end = Math.Min(has.Size, tiles.Size);
        var position = 0L;
        using var call = server.Ledger.Read(new ReadRequest { Limit = (ulong)end }, token, cancellationToken: cancellation);
        while (position < end && await call.ResponseStream.MoveNext(cancellation))
            foreach (var leaf in call.ResponseStream.Current.Entries)
            {
                var hashes = await tiles.HashesAsync(0, position / Tile.FullWidth, cancellation);
                if (Rfc6962.LeafHash(leaf.Span) != hashes[position % Tile.FullWidth]) return position;
                position++;
            }

        return null;
    }

    private async Task<long> AppendAsync(LogTiles tiles, long from, long to, CancellationToken cancellation)
    {
        var entries = new LogEntries(files, tiles, 1);
        for (var size = from; size < to;)
        {
            var (index, first) = Math.DivRem(size, Tile.FullWidth);
            var bundle = await entries.ReadAsync(index, cancellation);
            var leaves = Within(bundle.AsMemory((int)first, (int)Math.Min(bundle.Length - first, to - size)));
            size += leaves.Count;
            await AppendAsync(leaves, await tiles.ConsistencyPathAsync(size, to, cancellation), cancellation);
            Progressed(size, to);
        }

        return to;
    }

    private static List<ReadOnlyMemory<byte>> Within(ReadOnlyMemory<ReadOnlyMemory<byte>> leaves)
    {
        var taken = new List<ReadOnlyMemory<byte>>();
        var bytes = 0;
        foreach (var leaf in leaves.Span)
        {
            bytes += leaf.Length;
            if (bytes > MostBytes && taken.Count > 0) break;
            taken.Add(leaf);
        }

        return taken;
    }

    private async Task AppendAsync(List<ReadOnlyMemory<byte>> leaves, Hash256[] path, CancellationToken cancellation)
    {
        var request = new RestoreRequest();
        foreach (var leaf in leaves) request.Entries.Add(UnsafeByteOperations.UnsafeWrap(leaf));
        foreach (var hash in path) request.Path.Add(ByteString.CopyFrom(hash.ToArray()));
        await server.Restore.RestoreAsync(request, token, cancellationToken: cancellation);
    }
}
