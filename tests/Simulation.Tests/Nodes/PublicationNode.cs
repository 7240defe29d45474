using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Publication;
using Tabulation.TotalsCache;

namespace Tabulation.Simulation.Tests;

/// <summary>An instance of Publication: consumer, feeder and board as they are.</summary>
internal sealed class PublicationNode(World world, string name, Broker broker, CacheServer cache, IReadOnlyList<TabulatorNode> tabulators)
    : Node(world, name)
{

    /// <summary>What readers see.</summary>
    public TotalsBoard Board { get; private set; } = new();

    protected override Task StartAsync(Process process, List<Task> loops)
    {
        Board = new TotalsBoard();
        ITotalsSource[] sources = [new CacheClient(cache, process), .. tabulators.Select(tabulator => new TabulatorTotals(World, tabulator, process))];
        var feeder = new BoardFeeder(Board, sources, new ProcessClock(World, process), NullLogger<BoardFeeder>.Instance);
        var consumer = new TotalsChangedConsumer(feeder, Rehearsal.Seal, NullLogger<TotalsChangedConsumer>.Instance);
        broker.AddListener(new Inbox(World, process, body => consumer.Consume(ContextProxy.Of(new TotalsChangedMessage(body)))));
        loops.Add(feeder.LoopAsync());
        return Task.CompletedTask;
    }

    /// <summary>A tabulator's own totals, as asked for over gRPC.</summary>
    private sealed class TabulatorTotals(World world, TabulatorNode tabulator, Process process) : ITotalsSource
    {
        private readonly Link link = new(world, "tabulator");

        public Task<TotalsChanged?> ReadAsync(CancellationToken cancellationToken) => link.CallAsync(process, "read totals", () =>
            tabulator.IsRunning ? tabulator.Latest.All() ?? throw new IOException("The ledger is being folded.") : throw new IOException("Away."),
            cancellationToken)!;
    }
}
