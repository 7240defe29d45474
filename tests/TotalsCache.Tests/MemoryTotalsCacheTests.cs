namespace Tabulation.TotalsCache.Tests;

public sealed class MemoryTotalsCacheTests : TotalsCacheContract
{
    private readonly MemoryTotalsCache cache = new();

    protected override ITotalsCache Cache => cache;

    protected override ITotalsCache AnotherInstance() => cache;

    protected override ITotalsCache EmptyCache() => new MemoryTotalsCache();
}
