using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Intake's own key and those before it, as this process was told.</summary>
internal sealed class IntakeKeys(SigningKey key, IReadOnlyList<ReceiptKey> former) : IReceiptKeys
{
    private readonly IReadOnlyList<ReceiptKey> all = [new(key.PublicKey), .. former];

    /// <summary>The one in use first.</summary>
    public IReadOnlyList<ReceiptKey> All => all;

    public Task<IReadOnlyList<ReceiptKey>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(all);
}
