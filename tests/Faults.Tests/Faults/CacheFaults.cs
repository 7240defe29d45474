namespace Tabulation.Faults.Tests.Faults;

/// <summary>What happens to the totals cache. After each, a Publication is started that has nothing but the cache and the tabulators.</summary>
internal sealed class CacheFaults(Scene scene)
{
    public async Task FlushedAsync()
    {
        await scene.Installation.Cache.AskAsync("FLUSHALL");
        await RestartPublicationAsync();
    }

    public async Task RolledBackAsync()
    {
        var saved = await scene.Installation.Cache.SaveAsync();
        await scene.Traffic.GoOnAsync(200);
        await scene.Installation.Cache.RollBackAsync(saved);
        await RestartPublicationAsync();
    }

    public async Task AwayAsync()
    {
        await scene.Installation.Cache.KillAsync();
        await scene.Traffic.GoOnAsync(200);
        await RestartPublicationAsync();
        await scene.Installation.Publication[0].ReadyAsync();
        await scene.Installation.Cache.StartAgainAsync();
    }

    private Task RestartPublicationAsync() => scene.Installation.Publication[0].KillAndStartAsync();
}
