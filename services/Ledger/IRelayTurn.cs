namespace Tabulation.Ledger;

/// <summary>
/// Lets one process at a time relay a ledger's entries to the bus. Only to save work: entries that are relayed twice, as may happen
/// while a turn passes from one to the other, do no harm.
/// </summary>
public interface IRelayTurn
{
    /// <summary>
    /// Takes the turn; null where another has it: try again later. It is kept until it is disposed, lost, or its process ends.
    /// </summary>
    /// <remarks>Throws an exception of the store where it cannot be reached.</remarks>
    Task<IHeldTurn?> TryTakeRelayTurnAsync(CancellationToken cancellationToken);
}

/// <summary>A turn that was taken. Disposing gives it back, if it is not lost.</summary>
public interface IHeldTurn : IAsyncDisposable
{
    /// <summary>Cancelled when the store can no longer be relied on to keep the turn, so that another may take it.</summary>
    CancellationToken Lost { get; }
}
