namespace Tabulation.Faults.Tests.Faults;

/// <summary>What happens to the totals cache. After each, a Publication is started that has nothing but the cache and the tabulators.</summary>
internal sealed class CacheFaults(SingleScene scene)
{
    public async Task FlushedAsync()
    {
        await scene.Servers.Cache.AskAsync("FLUSHALL");
        await RestartPublicationAsync();
    }

    public async Task RolledBackAsync()
    {
        var saved = await scene.Servers.Cache.SaveAsync();
        await scene.Traffic.GoOnAsync(200);
        await scene.Servers.Cache.RollBackAsync(saved);
        await RestartPublicationAsync();
    }

    public async Task AwayAsync()
    {
        await scene.Servers.Cache.KillAsync();
        await scene.Traffic.GoOnAsync(200);
        await RestartPublicationAsync();
        await scene.Installation.Publication[0].ReadyAsync();
        await scene.Servers.Cache.StartAgainAsync();
    }

    private Task RestartPublicationAsync() => scene.Installation.Publication[0].KillAndStartAsync();
}
