using Google.Protobuf;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.LedgerClient;

/// <summary>The keys that sign receipts, as Intake names them: whichever replica answers.</summary>
/// <param name="replicas">At least one.</param>
public sealed class RemoteReceiptKeys(IReadOnlyList<LedgerService.LedgerServiceClient> replicas) : IReceiptKeys
{
    private readonly Replicas<LedgerService.LedgerServiceClient> replicas = new(replicas);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReceiptKey>> ReadAsync(CancellationToken cancellationToken) => replicas.AskAsync(
        async replica => Read(await replica.GetHeadAsync(new GetHeadRequest(), cancellationToken: cancellationToken)), cancellationToken);

    private static IReadOnlyList<ReceiptKey> Read(GetHeadResponse head) =>
        [new(Read(head.IntakeKey)), .. head.FormerIntakeKeys.Select(former => new ReceiptKey(Read(former.PublicKey), Timestamp.FromMilliseconds(checked((long)former.Until))))];

    private static VerificationKey Read(ByteString key) =>
        VerificationKey.TryRead(key.Span, out var read) ? read : throw new InvalidDataException("Intake names a key that is no P-256 point.");
}
