using Tabulation.Ledger;

namespace Tabulation.Simulation.Tests;

/// <summary>The ledger as a tabulator reads it: from one Intake or another, which may be away, and read from a copy that is behind.</summary>
internal sealed class RemoteFeed(World world, Store store, Process process, IReadOnlyList<IntakeNode> intakes) : ILedgerFeed
{
    private readonly Link link = new(world, "intake");

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
    {
        var intake = intakes[world.Pick(intakes.Count)];
        return link.CallAsync(process, $"read {from}", () =>
        {
            if (!intake.IsRunning || !store.Link.IsUp) throw new IOException("The ledger's server is away.");
            return Read(from);
        }, cancellationToken);
    }

    public Task WaitForAsync(long position, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Few at a time, as with a long ledger.</summary>
    private IReadOnlyList<ReadOnlyMemory<byte>> Read(long from)
    {
        var leaves = store.Read(from, 1 + world.Pick(12));
        if (leaves.Count > 0 && world.Mishap(0.05)) return [.. leaves.Take(world.Pick(leaves.Count))];
        return world.Mutation == Mutation.LedgerIsReadTwice && leaves.Count > 0 ? [.. leaves, .. leaves] : leaves;
    }
}
