using Tabulation.Contracts.V1;
using Tabulation.TotalsCache;

namespace Tabulation.Simulation.Tests;

/// <summary>The totals cache's server. It may lose everything, and go back to what it was.</summary>
internal sealed class CacheServer(World world)
{
    private const int Remembered = 4;
    private readonly List<TotalsChanged?> earlier = [];
    private MemoryTotalsCache inner = new();

    public Link Link { get; } = new(world, "cache");

    public TotalsChanged? Content => inner.ReadAsync(default).Result;

    public TotalsChanged? Read() => Content is { } content && world.Mutation == Mutation.CacheShowsZeros && world.Pick(4) == 0 ? Zeros(content) : Content;

    public bool StandsAt(AsOf asOf) => inner.StandsAtAsync(asOf, default).Result;

    public bool TryAdvance(TotalsChanged change)
    {
        Remember();
        if (world.Mutation != Mutation.CacheTakesStaleWrites) return inner.TryAdvanceAsync(change, default).Result;
        var content = Content ?? change;
        Put(new TotalsChanged { AsOf = change.AsOf, Full = true, Lots = { change.Lots }, Totals = { content.Totals.ExceptBy(change.Totals.Select(Key), Key), change.Totals } });
        return true;
    }

    public int Rewrite(TotalsChanged full)
    {
        Remember();
        if (world.Mutation == Mutation.CacheTakesStaleWrites) Put(full);
        else inner.RewriteAsync(full, default);
        return full.Totals.Count;
    }

    public void Flush() => inner = new MemoryTotalsCache();

    /// <summary>The last writes are lost, as when a replica takes over that did not have them.</summary>
    public void RollBack()
    {
        if (earlier.Count > 0) Put(earlier[world.Pick(earlier.Count)]);
    }

    private static (string, string) Key(AreaTotals row) => (row.Contest, row.Area);

    private static TotalsChanged Zeros(TotalsChanged content) => new()
    {
        AsOf = content.AsOf, Full = true, Totals = { content.Totals.Select(row => new AreaTotals { Contest = row.Contest, Area = row.Area }) },
    };

    private void Remember()
    {
        earlier.Add(Content);
        if (earlier.Count > Remembered) earlier.RemoveAt(0);
    }

    private void Put(TotalsChanged? content)
    {
        Flush();
        if (content is not null) inner.RewriteAsync(content, default);
    }
}

/// <summary>The cache as one process sees it.</summary>
internal sealed class CacheClient(CacheServer server, Process process) : ITotalsCache
{
    public Task<bool> TryAdvanceAsync(TotalsChanged change, CancellationToken cancellationToken) => server.Link.CallAsync(
        process, $"advance {change.From} to {change.AsOf.Position}", () => server.TryAdvance(change), cancellationToken);

    public Task RewriteAsync(TotalsChanged full, CancellationToken cancellationToken) =>
        server.Link.CallAsync(process, $"rewrite to {full.AsOf.Position}", () => server.Rewrite(full), cancellationToken);

    public Task<bool> StandsAtAsync(AsOf asOf, CancellationToken cancellationToken) =>
        server.Link.CallAsync(process, $"stands at {asOf.Position}", () => server.StandsAt(asOf), cancellationToken);

    public async Task<TotalsChanged?> ReadAsync(CancellationToken cancellationToken) =>
        (await server.Link.CallAsync(process, "read", () => new Answer(server.Read()), cancellationToken)).Totals;

    private sealed record Answer(TotalsChanged? Totals)
    {
        public override string ToString() => Totals is null ? "nothing" : $"at {Totals.AsOf.Position}";
    }
}
