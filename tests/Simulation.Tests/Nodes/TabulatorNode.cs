using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.Tabulator;

namespace Tabulation.Simulation.Tests;

/// <summary>A tabulator: consumer, follower, fold and publisher as they are.</summary>
internal sealed class TabulatorNode(World world, string name, Store store, Broker broker, CacheServer cache, IReadOnlyList<IntakeNode> intakes)
    : Node(world, name)
{
    private TabulatorHealth health = new();

    /// <summary>What it would tell Publication itself.</summary>
    public LatestTotals Latest { get; private set; } = new();

    /// <summary>Null where all is well.</summary>
    public string? Complaint => health.CheckHealthAsync(new HealthCheckContext()).Result is { Status: not HealthStatus.Healthy } ill ? ill.Description : null;

    protected override Task StartAsync(Process process, List<Task> loops)
    {
        (health, Latest) = (new TabulatorHealth(), new LatestTotals());
        var clock = new ProcessClock(World, process);
        var operatorKey = Rehearsal.Election.Root.PublicKey;
        var fold = new VerifiedFold(KeyId.OfPublicKey(operatorKey.Bytes.Span), new EntryVerifier(Rehearsal.Verifier, operatorKey));
        var bus = BusProxy.Of((message, cancellation) => broker.PublishAsync(process, message, cancellation));
        var totals = new TotalsPublisher(
            new CacheClient(cache, process), bus, Rehearsal.Seal, Latest, clock, NullLogger<TotalsPublisher>.Instance);
        var feed = new RemoteFeed(World, store, process, intakes);
        var follower = new LedgerFollower(feed, fold, totals, new CutRequests(), health, clock, NullLogger<LedgerFollower>.Instance);
        var consumer = new LedgerBatchConsumer(follower, Rehearsal.Peers, NullLogger<LedgerBatchConsumer>.Instance);
        loops.Add(follower.LoopAsync());
        broker.AddConsumer(new Inbox(World, process, body => consumer.Consume(ContextProxy.Of(new LedgerBatchMessage(body)))));
        return Task.CompletedTask;
    }
}
