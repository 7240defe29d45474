namespace Tabulation.Simulation.Tests;

/// <summary>A part of the installation that is started again whenever it is gone.</summary>
internal abstract class Node(World world, string name)
{
    private int starts;

    public bool IsRunning => Process.IsRunning;

    public Process Process { get; private set; } = new(world, name);

    protected World World => world;

    public void Start()
    {
        Process = new Process(world, $"{name}.{++starts}") { Crashed = () => world.After(world.Between(0.1, 3), Start) };
        world.Note($"{Process.Name} starts");
        var process = Process;
        process.Run(() => _ = RunAsync(process));
    }

    public void PauseFor(TimeSpan time)
    {
        var process = Process;
        if (!process.IsRunning) return;
        process.Pause();
        world.After(time, process.Resume);
    }

    /// <summary>Makes the components, within the process, and runs them; what is thrown while starting ends the process.</summary>
    protected abstract Task StartAsync(Process process, List<Task> loops);

    private async Task RunAsync(Process process)
    {
        var loops = new List<Task>();
        try
        {
            await StartAsync(process, loops);
        }
        catch (IOException outage)
        {
            process.Crash($"at its start: {outage.Message}");
            return;
        }
        catch (Exception bug)
        {
            world.Fail($"{process.Name} cannot start: {bug}");
            return;
        }

        var ended = await Task.WhenAny(loops);
        world.Fail($"A loop of {process.Name} has ended: {ended.Exception}");
    }
}
