using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Auditing;

/// <summary>
/// Knows what clients sent and the receipts they were given, and nothing else. Holds the ledger and every total that was published against that.
/// </summary>
internal sealed class Auditor(Installation installation)
{
    public static readonly TotalsFilter Everywhere = new() { Contests = { "list" }, Depth = 2 };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<long, (byte[] Payload, byte[] LeafHash)> told = [];
    private readonly Dictionary<string, long> positions = [];
    private readonly List<(ulong Position, IReadOnlyList<AreaTotals> Rows, string Where)> seen = [];
    private readonly Reckoning reckoning = new();
    private long audited;

    /// <summary>Totals that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Entries that were compared.</summary>
    public long Audited => audited;

    /// <summary>A client has sent this and was given this receipt.</summary>
    public void Note(ByteString payload, Receipt receipt)
    {
        var statement = Convert.ToHexString(SHA256.HashData(payload.Span));
        lock (gate)
        {
            var position = (long)receipt.Position;
            if (positions.TryAdd(statement, position))
                Assert.True(told.TryAdd(position, (payload.ToByteArray(), receipt.LeafHash.ToByteArray())), $"Two statements have receipts for position {position}.");
            Assert.Equal(positions[statement], position);
        }
    }

    /// <summary>Positions of everything that this authority has a receipt for.</summary>
    public IReadOnlyList<long> PositionsOf(string authority)
    {
        lock (gate) return [.. told.Where(each => Payload.Parser.ParseFrom(each.Value.Payload).Authority == authority).Select(each => each.Key)];
    }

    /// <summary>Somebody has seen these totals at this position; they are compared at the next audit.</summary>
    public void Saw(ulong position, IReadOnlyList<AreaTotals> rows, string where)
    {
        lock (gate) seen.Add((position, rows, where));
    }

    /// <summary>
    /// While nobody submits: every receipt's statement is in the ledger where the receipt says, once, and nothing else is; each Publication
    /// shows what the receipts give, and has shown it at every position in between.
    /// </summary>
    public async Task AuditAsync(IReadOnlyList<Watcher> watchers)
    {
        var size = await SizeAsync();
        await Wait.Until(() => watchers.All(each => each.Position == (ulong)size), $"subscribers to be at {size}");
        var leaves = await EntriesAsync(audited);
        Assert.Equal(size, audited + leaves.Count);
        foreach (var publication in installation.Publication) await LookAsync(publication, size);
        foreach (var leaf in leaves)
        {
            CompareSeen((ulong)audited);
            reckoning.Add(CompareEntry(leaf));
            audited++;
        }

        CompareSeen((ulong)size);
        Assert.Equal(size, told.Count);
        Assert.Empty(seen);
    }

    private Payload CompareEntry(ByteString leaf)
    {
        Assert.True(told.TryGetValue(audited, out var expected), $"Nobody has a receipt for the entry at {audited}.");
        Assert.Equal(expected.LeafHash, SHA256.HashData([0, .. leaf.Span]));
        var entry = Entry.Parser.ParseFrom(leaf);
        Assert.Equal((ulong)audited, entry.Position);
        Assert.Equal(expected.Payload, entry.Envelope.Payload.ToByteArray());
        return Payload.Parser.ParseFrom(entry.Envelope.Payload);
    }

    private void CompareSeen(ulong position)
    {
        lock (gate)
        {
            foreach (var (_, rows, where) in seen.Where(each => each.Position == position))
            {
                reckoning.Compare(rows, $"{where} at {position}");
                Compared++;
            }

            seen.RemoveAll(each => each.Position == position);
        }
    }

    private async Task LookAsync(ServiceProcess publication, long size)
    {
        var client = new TotalsService.TotalsServiceClient(publication.Channel);
        GetResponse? totals = null;
        await Wait.Until(
            async () => (totals = await TryAsync(deadline => client.GetAsync(new GetRequest { Filter = Everywhere }, deadline: deadline)))?.AsOf.Position >= (ulong)size,
            $"totals as of {size}");
        Assert.Equal((ulong)size, totals!.AsOf.Position);
        Assert.Equal(8, totals.Totals.Count);
        Saw(totals.AsOf.Position, totals.Totals, $"{publication.Grpc}");
    }

    /// <summary>A store that has just come back may take a second to be found.</summary>
    private async Task<long> SizeAsync()
    {
        GetHeadResponse? head = null;
        await Wait.Until(async () => (head = await TryAsync(deadline => Ledger.GetHeadAsync(new GetHeadRequest(), deadline: deadline))) is not null, "the head");
        return (long)head!.Head.Size;
    }

    private async Task<List<ByteString>> EntriesAsync(long from)
    {
        var entries = new List<ByteString>();
        using var call = Ledger.Read(new ReadRequest { From = (ulong)from });
        await foreach (var chunk in call.ResponseStream.ReadAllAsync()) entries.AddRange(chunk.Entries);
        return entries;
    }

    private LedgerService.LedgerServiceClient Ledger => new(installation.Intake[0].Channel);

    private static async Task<T?> TryAsync<T>(Func<DateTime, AsyncUnaryCall<T>> call)
        where T : class
    {
        try
        {
            return await call((TimeProvider.System.GetUtcNow() + Patience).UtcDateTime);
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return null;
        }
    }
}
