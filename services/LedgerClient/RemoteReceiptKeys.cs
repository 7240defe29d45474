using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.LedgerClient;

/// <summary>The keys that sign receipts, as Intake names them: the first replica that answers.</summary>
/// <param name="replicas">At least one.</param>
public sealed class RemoteReceiptKeys(IReadOnlyList<LedgerService.LedgerServiceClient> replicas) : IReceiptKeys
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReceiptKey>> ReadAsync(CancellationToken cancellationToken)
    {
        for (var index = 0; ; index++)
        {
            try
            {
                return Read(await replicas[index].GetHeadAsync(new GetHeadRequest(), cancellationToken: cancellationToken));
            }
            catch (RpcException) when (index < replicas.Count - 1 && !cancellationToken.IsCancellationRequested)
            {
                // The next one may answer.
            }
        }
    }

    private static IReadOnlyList<ReceiptKey> Read(GetHeadResponse head) =>
        [new(Read(head.IntakeKey)), .. head.FormerIntakeKeys.Select(former => new ReceiptKey(Read(former.PublicKey), Timestamp.FromMilliseconds(checked((long)former.Until))))];

    private static VerificationKey Read(ByteString key) =>
        VerificationKey.TryRead(key.Span, out var read) ? read : throw new InvalidDataException("Intake names a key that is no P-256 point.");
}
