using Tabulation.Faults.Tests.Installing;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>What happens to the tabulators. Which one is active only the bus knows, so each has its turn.</summary>
internal sealed class TabulatorFaults(SingleScene scene)
{
    private const int MoreThanTheQueueTakes = 2_200;

    /// <summary>Paused, the active one is handed batches that it does not acknowledge; so it is killed.</summary>
    public async Task KilledBeforeAcknowledgingAsync()
    {
        foreach (var tabulator in scene.Installation.Tabulator)
        {
            await tabulator.PauseAsync();
            await scene.Traffic.GoOnAsync(200);
            await tabulator.KillAndStartAsync();
            await tabulator.ReadyAsync();
        }
    }

    /// <summary>Paused until the bus takes it for dead and the standby has its batches; then it wakes, with what it had in hand.</summary>
    public async Task PausedUntilTheStandbyTakesOverAsync()
    {
        await using var bus = await BusTap.OpenAsync(scene.Servers.Bus.Port);
        foreach (var tabulator in scene.Installation.Tabulator)
        {
            await tabulator.PauseAsync();
            await scene.Traffic.GoOnAsync(400);
            await Wait.Until(async () => await bus.WaitingAsync() < 3, "somebody takes batches");
            await scene.Traffic.GoOnAsync(100);
            await tabulator.ResumeAsync();
            await scene.Traffic.GoOnAsync(100);
        }
    }

    /// <summary>Nobody takes batches, and the queue is full: Intake says that it cannot publish, and accepts results all the same.</summary>
    public async Task QueueFilledAsync()
    {
        await Task.WhenAll(scene.Installation.Tabulator.Select(each => each.KillAsync()));
        await using (var bus = await BusTap.OpenAsync(scene.Servers.Bus.Port))
        {
            for (var i = 0; i < MoreThanTheQueueTakes; i++) await bus.SendAsync(new byte[] { 0xff });
            await Wait.Until(RelaySaysSoAsync, "Intake says that it cannot publish");
        }

        await scene.Traffic.GoOnAsync(200);
        foreach (var tabulator in scene.Installation.Tabulator) tabulator.Start();
    }

    private async Task<bool> RelaySaysSoAsync()
    {
        var pages = await Task.WhenAll(scene.Installation.Intake.Select(each => each.HealthAsync()));
        return pages.Any(page => page?.Contains("\"relay\":\"Degraded\"", StringComparison.Ordinal) == true);
    }
}
