using Tabulation.ServiceKit.Installing;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>The servers under all of these tests, lent to one after the other.</summary>
public sealed class CorruptionServers : IAsyncLifetime
{
    public SingleServers All { get; private set; } = null!;

    public async Task InitializeAsync() => All = await SingleServers.StartAsync();

    public async Task DisposeAsync() => await All.DisposeAsync();
}
