using System.Globalization;
using Grpc.Core;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.Faults.Tests.Clients;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>
/// Restless subscribers of Watch and of server-sent events, while results and corrections come in, results are held, reviewed, annulled and reinstated, and services
/// are killed and started again. In the end each one's totals are those that it gets when it asks, and its events are the ledger's own: none is missing, none came
/// twice. One process of each service has its turn, or, with the environment variable <c>TABULATION_SOAK_MINUTES</c>, all have, over and over, for so long.
/// </summary>
internal sealed class Soak(SingleScene scene)
{
    /// <summary>What comes of disputes.</summary>
    private static readonly EventKind[] Disputed =
    [
        EventKind.ResultHeld, EventKind.ReviewReleased, EventKind.ReviewRefused, EventKind.Annulled, EventKind.Reinstated, EventKind.ResultCorrected,
    ];

    private readonly Random random = new(scene.Seed);
    private int restarts;

    private static TimeSpan Length =>
        double.TryParse(Environment.GetEnvironmentVariable("TABULATION_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes)
            ? TimeSpan.FromMinutes(minutes)
            : TimeSpan.Zero;

    /// <summary>To be called while commissions submit; they are stopped.</summary>
    /// <returns>What it came to, in words.</returns>
    public async Task<string> RunAsync()
    {
        using var crowd = new RestlessCrowd(scene.Seed, scene.Installation);
        using var end = new CancellationTokenSource();
        var running = crowd.RunAsync(end.Token);
        ElectionChronicle chronicle;
        try
        {
            await AwaitAsync(running, crowd.HaveBegun, "snapshots");
            await PlayAsync(crowd, running);
            chronicle = await ChronicleAsync();
            await AwaitAsync(running, () => crowd.HaveAll(chronicle), "subscribers to have all", () => crowd.StateOf(chronicle));
        }
        finally
        {
            await end.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await running;
        foreach (var publication in scene.Installation.Publication) await crowd.CompareAsync(publication, chronicle);
        return $"{chronicle.Position} entries, {chronicle.Events.Count} events, {restarts} restarts; {crowd}";
    }

    /// <summary>Restarts, with disputes beside the commissions' traffic. Returns when everything that was sent has its answer.</summary>
    private async Task PlayAsync(RestlessCrowd crowd, Task running)
    {
        using var enough = new CancellationTokenSource();
        var disputing = Task.Run(() => scene.Disputes.RunAsync(enough.Token));
        try
        {
            await RestartAsync(crowd.Begun, [running, disputing]);
        }
        finally
        {
            await enough.CancelAsync();
            await disputing;
            await scene.Traffic.StopAsync();
        }
    }

    /// <summary>Services in their turn, and again until the time is over and everything that comes of disputes has come.</summary>
    private async Task RestartAsync(long begun, Task[] beside)
    {
        var started = TimeProvider.System.GetTimestamp();
        do
        {
            ServiceProcess[] services = Length > TimeSpan.Zero ? [.. scene.Installation.Services] : [.. OneOfEach()];
            random.Shuffle(services);
            foreach (var service in services)
            {
                await service.KillAndStartAsync();
                restarts++;
                await scene.Traffic.GoOnAsync(random.Next(20, 80));
                await service.ReadyAsync();
                foreach (var failed in beside.Where(each => each.IsFaulted)) await failed;
            }
        }
        while (TimeProvider.System.GetElapsedTime(started) < Length || !await AreDisputedAsync(begun));
    }

    private IEnumerable<ServiceProcess> OneOfEach()
    {
        var installation = scene.Installation;
        IReadOnlyList<ServiceProcess>[] kinds = [installation.Intake, installation.Tabulator, installation.Publication];
        return kinds.Select(kind => kind[random.Next(kind.Count)]);
    }

    private async Task<bool> AreDisputedAsync(long begun) =>
        !Disputed.Except((await ChronicleAsync()).EventsFrom(begun).Select(told => told.Kind)).Any();

    /// <summary>The ledger's own history. An Intake that was started anew may take a moment to be found.</summary>
    private async Task<ElectionChronicle> ChronicleAsync()
    {
        var chronicle = new ElectionChronicle();
        await Wait.Until(async () =>
        {
            try
            {
                foreach (var leaf in await scene.Auditor.EntriesAsync(chronicle.Position)) chronicle.Add(leaf.Memory);
                return true;
            }
            catch (RpcException away) when (away.StatusCode == StatusCode.Unavailable)
            {
                return false;
            }
        }, "the ledger's entries");
        return chronicle;
    }

    /// <param name="running">Fails where a subscriber has seen what must not be.</param>
    /// <param name="condition">What is waited for.</param>
    /// <param name="name">Its name.</param>
    /// <param name="state">How far it is, for the message where it never comes.</param>
    private static async Task AwaitAsync(Task running, Func<bool> condition, string name, Func<string>? state = null)
    {
        try
        {
            await Wait.Until(
                async () =>
                {
                    if (running.IsFaulted) await running;
                    return condition();
                },
                name);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} {state?.Invoke()}", late);
        }
    }
}
