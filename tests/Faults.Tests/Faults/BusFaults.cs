using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Faults.Tests.Installing;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>What happens to the bus and to what it carries.</summary>
internal sealed class BusFaults(SingleScene scene)
{
    /// <summary>What the queue of a Publication takes at most.</summary>
    private const int MostChanges = 1_000;

    private readonly Random random = new(scene.Seed);

    public async Task KilledAndStartedAsync()
    {
        await scene.Servers.Bus.KillAsync();
        await scene.Traffic.GoOnAsync(100);
        await scene.Servers.Bus.StartAgainAsync();
    }

    /// <summary>Batches that wait are thrown away, the last ones among them; nobody submits anything that would show it.</summary>
    public async Task LastBatchesLostAsync()
    {
        await using var bus = await BusTap.OpenAsync(scene.Servers.Bus.Port);
        await Task.WhenAll(scene.Installation.Tabulator.Select(each => each.PauseAsync()));
        await scene.Traffic.GoOnAsync(100);
        await scene.Traffic.StopAsync();
        await Wait.Until(async () => await bus.PurgeAsync() > 0, "batches to throw away");
        await Task.WhenAll(scene.Installation.Tabulator.Select(each => each.ResumeAsync()));
        await scene.AuditAsync();
        scene.Traffic.Start();
    }

    /// <summary>Every batch again, in any order.</summary>
    public async Task BatchesRepeatedAsync()
    {
        await using var bus = await BusTap.OpenAsync(scene.Servers.Bus.Port);
        var copy = await bus.CopyAsync();
        await scene.Traffic.GoOnAsync(200);
        byte[][] bodies = [];
        await Wait.Until(async () => (bodies = [.. bodies, .. await bus.TakeAsync(copy)]).Length > 0, "batches to repeat");
        for (var times = 0; times < 3; times++)
        {
            random.Shuffle(bodies);
            foreach (var body in bodies) await bus.SendAsync(body);
        }
    }

    /// <summary>What is no batch at all, and batches that are made up.</summary>
    public async Task GarbageSentAsync()
    {
        await using var bus = await BusTap.OpenAsync(scene.Servers.Bus.Port);
        for (var times = 0; times < 50; times++)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            await bus.SendAsync(noise);
            await bus.SendAsync(MadeUp(noise).ToByteArray());
            await scene.Traffic.GoOnAsync(2);
        }
    }

    /// <summary>
    /// Publications do not keep up with a flood. What their queues hold at most is asked of the broker: what they hold can be seen by their owners only,
    /// and after some seconds of silence the broker takes those for dead.
    /// </summary>
    public async Task PublicationsFarBehindAsync()
    {
        await using var bus = await BusTap.OpenAsync(scene.Servers.Bus.Port);
        var queues = (await scene.Servers.Bus.AskAsync("list_queues name arguments")).Where(queue => queue.StartsWith("publication-", StringComparison.Ordinal)).ToList();
        Assert.Equal(scene.Installation.Publication.Count, queues.Count);
        Assert.All(queues, queue => Assert.Contains($"{{\"x-max-length\",{MostChanges}}}", queue, StringComparison.Ordinal));
        Assert.All(queues, queue => Assert.Contains("{\"x-overflow\",\"drop-head\"}", queue, StringComparison.Ordinal));
        await Task.WhenAll(scene.Installation.Publication.Select(each => each.PauseAsync()));
        for (var times = 0; times < 2 * MostChanges; times++) await bus.SendToPublicationsAsync(new byte[8]);
        await scene.Traffic.GoOnAsync(100);
        await Task.WhenAll(scene.Installation.Publication.Select(each => each.ResumeAsync()));
    }

    private LedgerBatch MadeUp(byte[] noise)
    {
        var position = (ulong)random.Next((int)scene.Auditor.Audited + 1000);
        var batch = new LedgerBatch
        {
            From = position,
            Head = new SignedHead { Size = position + (ulong)random.Next(3), Root = ByteString.CopyFrom(new byte[32]), Signature = ByteString.CopyFrom(new byte[64]) },
        };
        if (random.Next(2) == 0) batch.Entries.Add(ByteString.CopyFrom(noise));
        return batch;
    }
}
