namespace Tabulation.Ledger;

/// <summary>The turn where there is only one process to take it.</summary>
internal sealed class OnlyTurn : IHeldTurn
{
    public CancellationToken Lost => CancellationToken.None;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
