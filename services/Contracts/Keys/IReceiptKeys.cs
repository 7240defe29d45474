namespace Tabulation.Contracts.Keys;

/// <summary>Where the keys are known that sign receipts. Safe for concurrent use.</summary>
public interface IReceiptKeys
{
    /// <summary>The key in use, then those before it.</summary>
    /// <exception cref="Grpc.Core.RpcException">Whoever knows them does not answer.</exception>
    /// <exception cref="InvalidDataException">The answer is not about keys.</exception>
    Task<IReadOnlyList<ReceiptKey>> ReadAsync(CancellationToken cancellationToken);
}
