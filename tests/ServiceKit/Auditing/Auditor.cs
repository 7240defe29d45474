using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.ServiceKit.Auditing;

/// <summary>
/// Knows what clients sent and the receipts they were given, and nothing else. Holds the ledger and every total that was published against that.
/// </summary>
/// <param name="installation">What is audited.</param>
/// <param name="reckoning">How totals follow from results.</param>
/// <param name="filter">Which totals are looked at.</param>
/// <param name="from">Number of entries ahead of the first one that is audited.</param>
public sealed class Auditor(Installation installation, Reckoning reckoning, TotalsFilter filter, long from = 0)
{
    public TotalsFilter Filter => filter;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<long, Receipt> told = [];
    private readonly Dictionary<string, long> positions = [];
    private readonly List<(ulong Position, IReadOnlyList<AreaTotals> Rows, string Where)> seen = [];
    private long audited = from;

    /// <summary>Totals that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Entries that were compared.</summary>
    public long Audited => audited;

    /// <summary>A client has sent a statement with this id, SHA-256 of its payload, and was given this receipt.</summary>
    public void Note(ReadOnlySpan<byte> statement, Receipt receipt)
    {
        var (id, position) = (Convert.ToHexString(statement), (long)receipt.Position);
        lock (gate)
        {
            if (positions.TryAdd(id, position)) Assert.True(told.TryAdd(position, receipt), $"Two statements have receipts for position {position}.");
            Assert.Equal(positions[id], position);
        }
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
        Assert.Equal(leaves.Count, told.Keys.Count(position => position >= audited));
        foreach (var publication in installation.Publication) await LookAsync(publication, size);
        foreach (var leaf in leaves)
        {
            CompareSeen((ulong)audited);
            reckoning.Add(CompareEntry(leaf));
            audited++;
        }

        // In one step: what a subscriber shows afterwards, an event that follows its totals for instance, stands at this size too, and is compared next time.
        lock (gate)
        {
            CompareSeen((ulong)size);
            Assert.Empty(seen);
        }
    }

    private Payload CompareEntry(ByteString leaf)
    {
        Assert.True(told.TryGetValue(audited, out var expected), $"Nobody has a receipt for the entry at {audited}.");
        Assert.Equal(expected.LeafHash.ToByteArray(), SHA256.HashData([0, .. leaf.Span]));
        var entry = Entry.Parser.ParseFrom(leaf);
        Assert.Equal((ulong)audited, entry.Position);
        Assert.Equal(audited, positions[Convert.ToHexString(SHA256.HashData(entry.Envelope.Payload.Span))]);
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
            async () => (totals = await TryAsync(deadline => client.GetAsync(new GetRequest { Filter = filter }, deadline: deadline)))?.AsOf.Position >= (ulong)size,
            $"totals as of {size}");
        Assert.Equal((ulong)size, totals!.AsOf.Position);
        Assert.NotEmpty(totals.Totals);
        Saw(totals.AsOf.Position, totals.Totals, $"{publication.Grpc}");
    }

    /// <summary>A store that has just come back may take a second to be found.</summary>
    private async Task<long> SizeAsync()
    {
        GetHeadResponse? head = null;
        await Wait.Until(async () => (head = await TryAsync(deadline => Ledger.GetHeadAsync(new GetHeadRequest(), deadline: deadline))) is not null, "the head");
        return (long)head!.Head.Size;
    }

    /// <summary>Entries from a position on.</summary>
    public async Task<List<ByteString>> EntriesAsync(long position)
    {
        var entries = new List<ByteString>();
        using var call = Ledger.Read(new ReadRequest { From = (ulong)position });
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
