using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Tabulation.Simulation.Tests;

/// <summary>Runs a service's loop where it is called, and not on the thread pool as its host would.</summary>
internal static class Hosted
{
    private static readonly Func<BackgroundService, CancellationToken, Task> Execute = typeof(BackgroundService)
        .GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<BackgroundService, CancellationToken, Task>>();

    public static Task LoopAsync(this BackgroundService service) => Execute(service, CancellationToken.None);
}
