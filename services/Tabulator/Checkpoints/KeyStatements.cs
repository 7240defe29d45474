using Grpc.Core;
using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>
/// The statement of the log's keys and of those that sign its receipts, signed by the log's: what changes among them is seen by everybody. Intake is asked for its keys now and then; while
/// it does not answer, they are the same as before. Safe for concurrent use.
/// </summary>
internal sealed class KeyStatements(NoteSigner signer, IReceiptKeys receipts, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile SignedNote? latest;
    private long askedAt;

    /// <summary>Null until Intake has answered.</summary>
    public async Task<SignedNote?> ReadAsync(CancellationToken cancellation)
    {
        var asked = Volatile.Read(ref askedAt);
        if (asked != 0 && clock.GetElapsedTime(asked) < Period) return latest;
        Volatile.Write(ref askedAt, clock.GetTimestamp());
        using var late = new CancellationTokenSource(Patience, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            latest = signer.Sign(new KeyStatement(signer.Verifier.Name, signer.Verifiers, await receipts.ReadAsync(patience.Token)).ToString());
        }
        catch (Exception outage) when (outage is RpcException or InvalidDataException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // What is known stands, and Intake's own health says that it is away.
        }

        return latest;
    }
}
