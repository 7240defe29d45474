namespace Tabulation.Simulation.Tests;

/// <summary>What goes wrong beyond single calls: chance says what, when and for how long.</summary>
internal sealed class Faults(World world, Installation all)
{
    private const int Most = 10;
    private const double Earliest = 0.5;
    private const double Latest = 18;

    public void Plan()
    {
        for (var count = world.Pick(Most + 1); count > 0; count--) world.After(world.Between(Earliest, Latest), Happen);
    }

    private void Happen()
    {
        var node = all.Nodes[world.Pick(all.Nodes.Count)];
        switch (world.Pick(8))
        {
            case 0:
            case 1:
                node.Process.Crash("by chance");
                break;
            case 2:
            case 3:
                node.PauseFor(world.Between(0.1, 8));
                break;
            case 4:
                StopBroker();
                break;
            case 5:
                Cut("cache", all.Cache.Link);
                break;
            case 6:
                Cut("store", all.Store.Link);
                break;
            case 7:
                SpoilCache();
                break;
        }
    }

    private void StopBroker()
    {
        if (!all.Broker.Link.IsUp) return;
        world.Note("the broker stops");
        all.Broker.Stop();
        world.After(world.Between(0.1, 8), all.Broker.Restart);
    }

    private void Cut(string what, Link link)
    {
        world.Note($"the {what} is away");
        link.IsUp = false;
        world.After(world.Between(0.1, 5), () => link.IsUp = true);
    }

    private void SpoilCache()
    {
        var emptied = world.Pick(2) == 0;
        world.Note(emptied ? "the cache is emptied" : "the cache is rolled back");
        if (emptied) all.Cache.Flush();
        else all.Cache.RollBack();
    }
}
