namespace Tabulation.Contracts;

/// <summary>A message that goes over the bus as bytes of its own encoding.</summary>
public interface IBodyMessage
{
    /// <summary>The bytes, as the protocol of the message says.</summary>
    byte[] Body { get; }
}

/// <summary>Carries an encoded and sealed <see cref="V1.LedgerBatch"/> over the bus: packed bytes, one message a batch.</summary>
public sealed record LedgerBatchMessage(byte[] Body) : IBodyMessage;

/// <summary>Carries an encoded and sealed <see cref="V1.TotalsChanged"/> over the bus.</summary>
public sealed record TotalsChangedMessage(byte[] Body) : IBodyMessage;
