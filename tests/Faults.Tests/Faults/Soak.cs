using System.Globalization;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.Faults.Tests.Clients;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>
/// Restless subscribers while results and corrections come in and services are killed and started again. In the end each one's totals are
/// those that Get gives, and its events are the ledger's own: none is missing, none came twice. One process of each service has its turn,
/// or, with the environment variable <c>TABULATION_SOAK_MINUTES</c>, all have, over and over, for so long.
/// </summary>
internal sealed class Soak(SingleScene scene)
{
    private const int Subscribers = 8;
    private static readonly TotalsFilter Everything = new() { Depth = 16 };

    private readonly RestlessSubscriber[] subscribers =
        [.. Enumerable.Range(0, Subscribers).Select(number => new RestlessSubscriber(scene.Seed + number, scene.Installation, Everything))];

    private readonly Random random = new(scene.Seed);

    private static TimeSpan Length =>
        double.TryParse(Environment.GetEnvironmentVariable("TABULATION_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes)
            ? TimeSpan.FromMinutes(minutes)
            : TimeSpan.Zero;

    /// <summary>To be called while commissions submit; they are stopped.</summary>
    public async Task RunAsync()
    {
        using var end = new CancellationTokenSource();
        var running = Task.WhenAll(subscribers.Select(each => Task.Run(() => each.RunAsync(end.Token))));
        try
        {
            await AwaitAsync(running, () => subscribers.All(each => each.Position > 0), "snapshots");
            await RestartAsync(running);
            await scene.Traffic.StopAsync();
            var chronicle = await ChronicleAsync();
            bool AreDone() => subscribers.All(each => IsDone(each, chronicle));
            await AwaitAsync(running, AreDone, "subscribers to have all", () => StateOf(chronicle));
        }
        finally
        {
            await end.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await running;
        await CompareAsync(await ChronicleAsync());
    }

    /// <summary>Services in their turn, and again until the time is over.</summary>
    private async Task RestartAsync(Task running)
    {
        var started = TimeProvider.System.GetTimestamp();
        do
        {
            ServiceProcess[] services = Length > TimeSpan.Zero ? [.. scene.Installation.Services] : [.. OneOfEach()];
            random.Shuffle(services);
            foreach (var service in services)
            {
                await service.KillAndStartAsync();
                await scene.Traffic.GoOnAsync(random.Next(20, 80));
                await service.ReadyAsync();
                if (running.IsFaulted) await running;
            }
        }
        while (TimeProvider.System.GetElapsedTime(started) < Length);
    }

    private IEnumerable<ServiceProcess> OneOfEach()
    {
        var installation = scene.Installation;
        IReadOnlyList<ServiceProcess>[] kinds = [installation.Intake, installation.Tabulator, installation.Publication];
        return kinds.Select(kind => kind[random.Next(kind.Count)]);
    }

    private async Task CompareAsync(ElectionChronicle chronicle)
    {
        var client = new TotalsService.TotalsServiceClient(scene.Installation.Publication[0].Channel);
        var totals = await client.GetAsync(new GetRequest { Filter = Everything });
        Assert.Equal((ulong)chronicle.Position, totals.AsOf.Position);
        Assert.NotEmpty(chronicle.Events);
        foreach (var subscriber in subscribers)
        {
            Assert.True(subscriber.Resumed > 0, "A subscriber was never cut off.");
            Assert.All(totals.Totals, row => Assert.Equal(row, subscriber.Row(row.Contest, row.Area)));
            Assert.Equal(chronicle.EventsFrom((long)subscriber.Begun), subscriber.Events);
        }
    }

    /// <summary>The ledger's own history.</summary>
    private async Task<ElectionChronicle> ChronicleAsync()
    {
        var chronicle = new ElectionChronicle();
        foreach (var leaf in await scene.Auditor.EntriesAsync(0)) chronicle.Add(leaf.Memory);
        return chronicle;
    }

    private static bool IsDone(RestlessSubscriber subscriber, ElectionChronicle chronicle) =>
        subscriber.Position == (ulong)chronicle.Position && subscriber.Told >= chronicle.EventsFrom((long)subscriber.Begun).Count();

    private string StateOf(ElectionChronicle chronicle) => string.Join("; ", subscribers.Select(each =>
        $"{each.Position} of {chronicle.Position}, {each.Told} of {chronicle.EventsFrom((long)each.Begun).Count()} events since {each.Begun}"));

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
