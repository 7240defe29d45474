namespace Tabulation.Simulation.Tests;

/// <summary>What was delivered to a consumer that takes one message at a time.</summary>
internal sealed class Inbox(World world, Process process, Func<byte[], Task> consume)
{
    private readonly Queue<(byte[] Body, Action Done)> delivered = new();
    private TimeSpan last;
    private bool busy;

    public Process Process => process;

    /// <summary>Delivers a message, behind those before it unless something goes wrong; <paramref name="done"/> says that it was consumed.</summary>
    public void Deliver(byte[] body, Action done)
    {
        var arrives = world.Now + world.Delay();
        if (!world.Mishap(0.03)) arrives = last = arrives > last ? arrives : last + TimeSpan.FromTicks(1);
        world.After(arrives - world.Now, () =>
        {
            delivered.Enqueue((body, done));
            process.Run(Work);
        });
    }

    private void Work()
    {
        if (busy) return;
        busy = true;
        _ = WorkAsync();
    }

    private async Task WorkAsync()
    {
        while (delivered.TryDequeue(out var message))
        {
            try
            {
                await consume(message.Body);
            }
            catch (Exception bug)
            {
                world.Fail($"A consumer of {process.Name} threw {bug}");
            }

            world.After(world.Delay(), message.Done);
        }

        busy = false;
    }
}
