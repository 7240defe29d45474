using Google.Protobuf;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Bus;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;

namespace Tabulation.Intake;

/// <summary>
/// Publishes what the ledger has gained, in order, and announces the head every second, so that a lost last batch is noticed. One replica at
/// a time does, while it has the turn. It starts at the head: what is older is read from the ledger by whoever needs it. Publishing twice,
/// late or not at all does no harm.
/// </summary>
internal sealed partial class Relay(
    ILedgerReader ledger, IRelayTurn turns, IBus bus, PeerToken peers, RelayHealth health, TimeProvider clock, ILogger<Relay> log) : BackgroundService
{
    private const int BatchEntries = 512;
    private const int BatchBytes = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnnouncePeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeTurnAsync(stoppingToken);
            }
            catch (Exception outage) when (!stoppingToken.IsCancellationRequested)
            {
                health.Failed(null);
                LogNoTurn(outage);
            }

            await Task.Delay(RetryAfter, clock, stoppingToken);
        }
    }

    /// <summary>Returns when another replica has the turn, or it was lost.</summary>
    private async Task TakeTurnAsync(CancellationToken stopping)
    {
        await using var held = await turns.TryTakeRelayTurnAsync(stopping);
        if (held is null)
        {
            health.LeftToAnother();
            return;
        }

        using var turn = CancellationTokenSource.CreateLinkedTokenSource(held.Lost, stopping);
        try
        {
            await RelayAsync(turn.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            LogLost();
        }
    }

    private async Task RelayAsync(CancellationToken turn)
    {
        long? next = null;
        while (true)
        {
            try
            {
                next ??= (await ledger.HeadAsync(turn)).Size;
                next = await PublishNextAsync(next.Value, turn);
            }
            catch (Exception outage) when (!turn.IsCancellationRequested)
            {
                health.Failed(next);
                LogOutage(outage, next);
                await Task.Delay(RetryAfter, clock, turn);
            }
        }
    }

    private async Task<long> PublishNextAsync(long next, CancellationToken stopping)
    {
        var leaves = await ledger.ReadAsync(next, BatchEntries, BatchBytes, stopping);
        var head = await ledger.HeadAsync(stopping);
        var batch = new LedgerBatch { From = (ulong)next, Head = LedgerGrpcService.Translate(head) };
        foreach (var leaf in leaves) batch.Entries.Add(UnsafeByteOperations.UnsafeWrap(leaf));
        await PublishAsync(new LedgerBatchMessage(peers.Seal.Close(batch)), stopping);
        if (leaves.Count == 0) await WaitAsync(next, stopping);
        return next + leaves.Count;
    }

    private async Task PublishAsync(LedgerBatchMessage message, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        await bus.PublishMandatoryAsync(message, either.Token);
        health.Published();
    }

    /// <summary>Returns once there is an entry at the position, or when the head is to be announced again.</summary>
    private async Task WaitAsync(long next, CancellationToken stopping)
    {
        using var period = new CancellationTokenSource(AnnouncePeriod, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(period.Token, stopping);
        try
        {
            await ledger.WaitForAsync(next, either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The head is announced.
        }
    }

    [LoggerMessage(LogLevel.Warning, "It cannot be found out at present whose turn it is to relay entries; they stay in the ledger.")]
    private partial void LogNoTurn(Exception outage);

    [LoggerMessage(LogLevel.Warning, "The turn to relay entries is lost; another replica may have it.")]
    private partial void LogLost();

    [LoggerMessage(LogLevel.Warning, "Entries from {Position} on could not be published; they stay in the ledger and will be.")]
    private partial void LogOutage(Exception outage, long? position);
}
