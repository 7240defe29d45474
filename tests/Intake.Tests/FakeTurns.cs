using Tabulation.Ledger;

namespace Tabulation.Intake.Tests;

/// <summary>The one turn of a ledger, which a test may take away or give to somebody else.</summary>
internal sealed class FakeTurns : IRelayTurn
{
    private readonly Lock gate = new();

    /// <summary>At most one.</summary>
    private readonly List<Turn> held = [];

    /// <summary>What asking fails with at present; null where it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Calls so far.</summary>
    public int Asked { get; private set; }

    public bool IsHeld
    {
        get
        {
            lock (gate) return held.Count > 0;
        }
    }

    public Task<IHeldTurn?> TryTakeRelayTurnAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Asked++;
            if (Failure is { } failure) return Task.FromException<IHeldTurn?>(failure);
            if (held.Count > 0) return Task.FromResult<IHeldTurn?>(null);
            held.Add(new Turn(this));
            return Task.FromResult<IHeldTurn?>(held[0]);
        }
    }

    /// <summary>Whoever has the turn loses it.</summary>
    public Task LoseAsync()
    {
        lock (gate)
        {
            var lost = held[0];
            held.Clear();
            return lost.LoseAsync();
        }
    }

    private void GiveBack(Turn turn)
    {
        lock (gate) held.Remove(turn);
    }

    private sealed class Turn(FakeTurns turns) : IHeldTurn
    {
        private readonly CancellationTokenSource lost = new();

        public CancellationToken Lost => lost.Token;

        public Task LoseAsync() => lost.CancelAsync();

        public ValueTask DisposeAsync()
        {
            turns.GiveBack(this);
            return ValueTask.CompletedTask;
        }
    }
}
