using Tabulation.Ledger;

namespace Tabulation.Simulation.Tests;

/// <summary>The turn to relay, kept in the store for as long as the session that took it: until the process is gone, or chance ends it.</summary>
internal sealed class RelayTurn(World world, Store store, Process process) : IRelayTurn
{
    public async Task<IHeldTurn?> TryTakeRelayTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.Link.CallAsync<IHeldTurn?>(process, "turn", Take, cancellationToken);
        }
        catch (IOException)
        {
            // The connection is closed, and with it the session.
            world.After(world.Delay(), () => Free(process));
            throw;
        }
    }

    private Held? Take()
    {
        if (store.Relaying is { IsAlive: true }) return null;
        store.Relaying = process;
        var held = new Held(() => Free(process));
        if (world.Mishap(0.3)) world.After(world.Between(0.5, 10), () => Lose(held));
        return held;
    }

    private void Lose(Held held)
    {
        Free(process);
        process.Run(held.Lose);
    }

    private void Free(Process owner)
    {
        if (store.Relaying == owner) store.Relaying = null;
    }

    private sealed class Held(Action free) : IHeldTurn
    {
        private readonly CancellationTokenSource lost = new();

        public CancellationToken Lost => lost.Token;

        public void Lose() => lost.Cancel();

        public ValueTask DisposeAsync()
        {
            free();
            return ValueTask.CompletedTask;
        }

        public override string ToString() => "taken";
    }
}
