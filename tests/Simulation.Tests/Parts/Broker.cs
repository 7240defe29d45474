using Tabulation.Contracts;
using Tabulation.Contracts.V1;

namespace Tabulation.Simulation.Tests;

/// <summary>
/// The bus: one queue of batches with one active consumer, which keeps messages until they are consumed; and totals, for whoever listens just then.
/// Messages are lost, repeated, late and out of order now and then.
/// </summary>
internal sealed class Broker(World world)
{
    private const int Prefetched = 4;
    private const int MostBatches = 64;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);
    private readonly List<byte[]> batches = [];
    private readonly List<Inbox> consumers = [];
    private readonly List<Inbox> listeners = [];
    private readonly HashSet<byte[]> underWay = [];

    public Link Link { get; } = new(world, "broker");

    /// <summary>Publishes, and returns once it is confirmed.</summary>
    public Task PublishAsync(Process publisher, object message, CancellationToken cancellation) => message switch
    {
        LedgerBatchMessage batch => Link.CallAsync(publisher, "batch", () => Enqueue(batch.Body), cancellation),
        TotalsChangedMessage totals => Link.CallAsync(publisher, "totals", () => Spread(totals.Body), cancellation),
        _ => throw new NotSupportedException(message.GetType().Name),
    };

    public void AddConsumer(Inbox inbox)
    {
        consumers.Add(inbox);
        Watch(inbox, 0);
        Pump();
    }

    public void AddListener(Inbox inbox) => listeners.Add(inbox);

    /// <summary>Stops: what was delivered and not consumed is delivered again, and temporary queues lose what is in them.</summary>
    public void Stop() => Link.IsUp = false;

    public void Restart()
    {
        Link.IsUp = true;
        underWay.Clear();
        Pump();
    }

    /// <summary>What the active consumer has not confirmed goes to the next one once it is gone or silent.</summary>
    private void Watch(Inbox inbox, int missed) => world.After(Heartbeat, () =>
    {
        if (inbox.Process.IsRunning) Watch(inbox, 0);
        else if (inbox.Process.IsAlive && missed == 0) Watch(inbox, 1);
        else Dismiss(inbox);
    });

    private void Dismiss(Inbox inbox)
    {
        var wasActive = consumers.IndexOf(inbox) == 0;
        consumers.Remove(inbox);
        listeners.RemoveAll(listener => !listener.Process.IsAlive);
        if (inbox.Process.IsAlive) world.After(Heartbeat, () => Reconnect(inbox));
        if (!wasActive) return;
        underWay.Clear();
        Pump();
    }

    private void Reconnect(Inbox inbox)
    {
        if (inbox.Process.IsRunning) AddConsumer(inbox);
        else if (inbox.Process.IsAlive) world.After(Heartbeat, () => Reconnect(inbox));
    }

    private int Enqueue(byte[] body)
    {
        if (batches.Count >= MostBatches) throw new IOException("The queue is full.");
        if (IsSkipped(body) || world.Mishap(0.03)) return batches.Count;
        batches.Insert(world.Mishap(0.03) ? world.Pick(batches.Count + 1) : batches.Count, body);
        if (world.Mishap(0.03)) batches.Add([.. body]);
        Pump();
        return batches.Count;
    }

    private bool IsSkipped(byte[] body) => world.Mutation == Mutation.RelaySkipsSilently
        && (Rehearsal.Peers.Seal.Open(body, LedgerBatch.Parser)!.Entries.Count == 0 || world.Pick(2) == 0);

    private void Pump()
    {
        if (!Link.IsUp || consumers.Count == 0) return;
        foreach (var body in batches.Take(Prefetched))
        {
            if (!underWay.Add(body)) continue;
            var consumer = consumers[0];
            consumer.Deliver(body, () => Consumed(consumer, body));
        }
    }

    private void Consumed(Inbox consumer, byte[] body)
    {
        if (consumers.Count == 0 || consumers[0] != consumer || !underWay.Remove(body)) return;
        batches.Remove(body);
        Pump();
    }

    private int Spread(byte[] sent)
    {
        var body = world.Mutation == Mutation.TotalsAreDoubled ? Doubled(sent) : sent;
        foreach (var listener in listeners.Where(each => each.Process.IsAlive))
        {
            if (world.Mishap(0.03)) continue;
            listener.Deliver(body, () => { });
            if (world.Mishap(0.03)) listener.Deliver(body, () => { });
        }

        return listeners.Count;
    }

    private static byte[] Doubled(byte[] body)
    {
        var change = Rehearsal.Seal.Open(body)!;
        foreach (var row in change.Totals)
            for (var i = 0; i < row.Votes.Count; i++) row.Votes[i] *= 2;
        return Rehearsal.Seal.Seal(change);
    }
}
