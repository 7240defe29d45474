using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Redis;

/// <summary>
/// The totals cache of several processes: one Redis hash with a field for each total and a stamp over all of them. Redis is believed as
/// little as any network: what counts is whether stamp and rows were written together by someone who has the secret. Who notices what:
/// <list type="bullet">
/// <item>Flushed, deleted, evicted, made into something else, stamp altered, written under another secret: the next reader reads null; the
/// next writer finds another stamp than its own, and rewrites.</item>
/// <item>Rows altered, exchanged for older ones, added or left out beside a good stamp: the next reader, who recomputes it, discards
/// everything, so that the next writer rewrites. A writer notices by itself where the number of rows differs, and whenever it has to
/// read.</item>
/// <item>Rolled back as a whole, or failed over to a replica that lacks the last writes: older, but true. The next writer notices and
/// rewrites. A reader who has seen later totals refuses older ones (<see cref="TotalsTable"/>); a new reader shows them with their true
/// position until then.</item>
/// <item>A stale tabulator, woken after another has taken over: its change starts from a stamp that is no longer there, its rewrite from a
/// position that has been passed, and neither is written.</item>
/// </list>
/// Every method throws <see cref="TotalsCacheUnavailableException"/> while Redis cannot be used: each step of it waits no longer than the
/// timeout. The server is first contacted when first needed. Safe for concurrent use; writes of one instance take turns.
/// </summary>
public sealed partial class RedisTotalsCache : ITotalsCache, IAsyncDisposable
{
    /// <summary>Rows of a full rewrite sent at a time, so that nobody else waits long for Redis.</summary>
    private const int StagedRows = 1_000;

    /// <summary>Somebody else's writing makes a rewrite start again; nobody writes this often.</summary>
    private const int MostAttempts = 10;

    /// <summary>What was staged by a writer that died goes away after this time.</summary>
    private static readonly TimeSpan StagedLifetime = TimeSpan.FromMinutes(1);

    private readonly RedisLink link;
    private readonly TotalsSeal seal;
    private readonly RedisKey key;
    private readonly ILogger<RedisTotalsCache> log;
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>What this instance believes to be stored. Taken out while a write is under way: one that fails leaves nothing to rely on.</summary>
    private SealedTotals? known;

    /// <exception cref="ArgumentException">The options are wrong; the message says how.</exception>
    public RedisTotalsCache(RedisTotalsOptions options, TimeProvider clock, ILogger<RedisTotalsCache> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.FindFault() is { } fault) throw new ArgumentException(fault, nameof(options));
        link = new RedisLink(options, clock);
        seal = new TotalsSeal(options.Secret.Span);
        // The braces keep the keys of one election on one node of a cluster, where a script may use them together.
        key = $"{{{options.Name}}}:totals";
        this.log = log;
    }

    public async Task<bool> TryAdvanceAsync(TotalsChanged change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        using var turn = await TakeTurnAsync(cancellationToken);
        var totals = Interlocked.Exchange(ref known, null);
        if (totals?.LeadsTo(change) != true) totals = (await LoadAsync(cancellationToken)).Sealed;
        if (totals?.LeadsTo(change) != true) return false;
        if (!await AdvanceAsync(totals, change, cancellationToken)) return false;
        known = totals;
        return true;
    }

    public async Task RewriteAsync(TotalsChanged full, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(full);
        if (!full.Full) throw new ArgumentException("Only a full change can replace everything.", nameof(full));
        using var turn = await TakeTurnAsync(cancellationToken);
        known = null;
        var replacement = SealedTotals.OfFull(seal, full, out var rows);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var stored = await LoadAsync(cancellationToken);
            var passed = stored.Sealed is { } other && other.IsOfSameHistory(full) && other.AsOf.Position >= full.AsOf.Position;
            if (!passed && !await ReplaceAsync(stored.Stamp, replacement, rows, cancellationToken)) continue;
            known = passed ? stored.Sealed : replacement;
            return;
        }

        throw link.Unavailable("others kept writing to it.");
    }

    public async Task<bool> StandsAtAsync(AsOf asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asOf);
        using var turn = await TakeTurnAsync(cancellationToken);
        known ??= (await LoadAsync(cancellationToken)).Sealed;
        if (known is null || !known.AsOf.Equals(asOf)) return false;
        if (await link.DecideAsync(TotalsScripts.Stands, [key], [StoredTotals.StampField, known.Stamp, known.Rows + 1], cancellationToken)) return true;
        known = null;
        return false;
    }

    public async Task<TotalsChanged?> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await LoadAsync(cancellationToken);
        return stored.Sealed is null ? null : stored.ToFull();
    }

    public async ValueTask DisposeAsync()
    {
        await link.DisposeAsync();
        writing.Dispose();
    }

    private Task<bool> AdvanceAsync(SealedTotals totals, TotalsChanged change, CancellationToken cancellation)
    {
        var (stamp, rows) = (totals.Stamp, totals.Rows);
        var values = new List<RedisValue> { StoredTotals.StampField, stamp, rows + 1 };
        foreach (var row in totals.Take(change)) values.AddRange([row.Name, row.Value]);
        values.AddRange([StoredTotals.StampField, totals.Stamp]);
        return link.DecideAsync(TotalsScripts.Advance, [key], [.. values], cancellation);
    }

    private async Task<bool> ReplaceAsync(byte[] stamp, SealedTotals replacement, List<HashEntry> rows, CancellationToken cancellation)
    {
        RedisKey staged = $"{key}:{Guid.NewGuid():N}";
        HashEntry[] all = [.. rows, new HashEntry(StoredTotals.StampField, replacement.Stamp)];
        foreach (var some in all.Chunk(StagedRows))
        {
            await link.AskAsync(async database => { await database.HashSetAsync(staged, some); return true; }, cancellation);
            await link.AskAsync(database => database.KeyExpireAsync(staged, StagedLifetime), cancellation);
        }

        return await link.DecideAsync(TotalsScripts.Replace, [key, staged], [StoredTotals.StampField, stamp, replacement.Rows + 1], cancellation);
    }

    /// <summary>Reads and checks everything, and discards what is spoiled, so that whoever writes next does so from scratch.</summary>
    private async Task<StoredTotals> LoadAsync(CancellationToken cancellation)
    {
        var stored = await link.AskAsync(ReadStoredAsync, cancellation);
        if (stored.Belief != Belief.Spoiled) return stored;
        LogSpoiled(key!);
        await link.DecideAsync(TotalsScripts.Discard, [key], [StoredTotals.StampField, stored.Stamp], cancellation);
        return StoredTotals.Nothing;
    }

    private async Task<StoredTotals> ReadStoredAsync(IDatabase database)
    {
        try
        {
            return StoredTotals.Of(seal, await database.HashGetAllAsync(key));
        }
        catch (RedisServerException stranger) when (stranger.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            return StoredTotals.Nothing;
        }
    }

    private async Task<IDisposable> TakeTurnAsync(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        return new Turn(writing);
    }

    [LoggerMessage(LogLevel.Error, "The totals in {Key} were not written by us as they stand there; they are discarded, and will be written anew.")]
    private partial void LogSpoiled(string key);

    private sealed class Turn(SemaphoreSlim writing) : IDisposable
    {
        public void Dispose() => writing.Release();
    }
}
