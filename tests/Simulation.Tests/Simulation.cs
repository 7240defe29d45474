namespace Tabulation.Simulation.Tests;

/// <summary>One history: twenty seconds in which things go wrong, then calm until all agree, then the checks.</summary>
internal static class Simulation
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>The world after it: its <see cref="World.Failure"/> says what was wrong.</summary>
    public static World Run(int seed, Mutation mutation = Mutation.None)
    {
        var world = new World(seed, mutation);
        var all = new Installation(world);
        all.Start();
        new Faults(world, all).Plan();
        Pass(world, all, Calm);
        world.Calm = true;
        world.Note("calm");
        while (world.Failure is null && world.Now < End && Verdict.Unsettled(all) is not null) Pass(world, all, world.Now + Glance);
        if (world.Failure is null) Verdict.Check(world, all);
        if (world.Elsewhere is { } elsewhere) world.Fail(elsewhere);
        return world;
    }

    private static void Pass(World world, Installation all, TimeSpan until)
    {
        while (world.Failure is null && world.Step(until))
            foreach (var watcher in all.Watchers) watcher.Look();
    }
}
