using Tabulation.TestKit;
using Xunit.Abstractions;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>
/// Whatever happens while clients submit: every receipt's statement is counted exactly once, nothing else is, and totals are what the receipts
/// give, at every position that anybody saw.
/// </summary>
public sealed class FaultTests(SingleScene scene, ITestOutputHelper output) : IClassFixture<SingleScene>
{
    [Fact]
    public Task Faults_of_Intake_and_its_store()
    {
        var faults = new IntakeFaults(scene);
        return scene.PlayAsync(output.WriteLine,
            ("Intake killed between commit and reply", faults.KilledBetweenCommitAndReplyAsync),
            ("Intake killed before publishing", faults.KilledBeforePublishingAsync),
            ("Intake killed at random moments", faults.KilledAtRandomAsync),
            ("Intake paused inside its transaction", faults.PausedInsideItsTransactionAsync),
            ("A key revoked through one replica while the other accepts its statements", new KeyFaults(scene).RevokedThroughOneReplicaAsync),
            ("PostgreSQL restarted", faults.StoreRestartedAsync));
    }

    [SmallDiskFact]
    public Task Full_disk_of_the_ledger() =>
        scene.PlayAsync(output.WriteLine, ("Disk of the ledger full", new IntakeFaults(scene).DiskFullAsync));

    [Fact]
    public Task Faults_of_the_tabulators()
    {
        var faults = new TabulatorFaults(scene);
        return scene.PlayAsync(output.WriteLine,
            ("Tabulator killed before acknowledging", faults.KilledBeforeAcknowledgingAsync),
            ("Tabulator paused until the standby takes over, then woken", faults.PausedUntilTheStandbyTakesOverAsync),
            ("Queue filled", faults.QueueFilledAsync));
    }

    [Fact]
    public Task Faults_of_the_bus()
    {
        var faults = new BusFaults(scene);
        return scene.PlayAsync(output.WriteLine,
            ("RabbitMQ killed and started", faults.KilledAndStartedAsync),
            ("Last batches lost", faults.LastBatchesLostAsync),
            ("Batches repeated, in another order", faults.BatchesRepeatedAsync),
            ("Garbage on the bus", faults.GarbageSentAsync),
            ("Publications far behind", faults.PublicationsFarBehindAsync));
    }

    [Fact]
    public Task Faults_of_the_cache()
    {
        var faults = new CacheFaults(scene);
        return scene.PlayAsync(output.WriteLine,
            ("Redis flushed", faults.FlushedAsync),
            ("Redis restarted from older data", faults.RolledBackAsync),
            ("Redis away", faults.AwayAsync));
    }

    [Fact]
    public Task Subscribers_killed_paused_and_resumed_while_every_service_restarts() =>
        scene.PlayAsync(output.WriteLine, ("Restless subscribers", RestlessAsync));

    private async Task RestlessAsync()
    {
        output.WriteLine(await new Soak(scene).RunAsync());
        scene.Traffic.Start();
    }
}
