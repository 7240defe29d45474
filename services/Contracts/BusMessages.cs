namespace Tabulation.Contracts;

/// <summary>Carries an encoded <see cref="V1.LedgerBatch"/> over the bus: packed bytes, one message a batch.</summary>
public sealed record LedgerBatchMessage
{
    public required byte[] Body { get; init; }
}

/// <summary>Carries an encoded <see cref="V1.TotalsChanged"/> over the bus.</summary>
public sealed record TotalsChangedMessage
{
    public required byte[] Body { get; init; }
}
