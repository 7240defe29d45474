namespace Tabulation.Simulation.Tests;

/// <summary>
/// A process of the simulated installation. What its code awaits goes on here, as events of the world, on the world's one thread: so there is no
/// other order of things than the one that the seed gives. Killed, it does nothing any more; paused, it does everything later.
/// </summary>
internal sealed class Process(World world, string name) : SynchronizationContext
{
    private readonly Queue<Action> waiting = new();
    private bool paused;

    public string Name => name;

    public bool IsAlive { get; private set; } = true;

    public bool IsRunning => IsAlive && !paused;

    /// <summary>What follows a crash.</summary>
    public Action? Crashed { get; set; }

    public override void Post(SendOrPostCallback d, object? state) => Run(() => d(state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <summary>Does something within the process, as soon as it runs.</summary>
    public void Run(Action work) => world.After(TimeSpan.Zero, () => Enter(work));

    public void Crash(string when)
    {
        if (!IsAlive) return;
        world.Note($"{name} crashes {when}");
        IsAlive = false;
        Crashed?.Invoke();
    }

    public void Pause()
    {
        world.Note($"{name} is paused");
        paused = true;
    }

    public void Resume()
    {
        world.Note($"{name} goes on");
        paused = false;
        while (waiting.TryDequeue(out var work)) Run(work);
    }

    private void Enter(Action work)
    {
        if (!IsAlive) return;
        if (paused)
        {
            waiting.Enqueue(work);
            return;
        }

        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
