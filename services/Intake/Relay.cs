using Google.Protobuf;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;

namespace Tabulation.Intake;

/// <summary>
/// Publishes what the ledger has gained, in order, and announces the head every second, so that a lost last batch is noticed. It starts at the head: what
/// is older is read from the ledger by whoever needs it. Publishing twice, late or not at all does no harm.
/// </summary>
internal sealed partial class Relay(ILedgerReader ledger, IBus bus, TimeProvider clock, ILogger<Relay> log) : BackgroundService
{
    private const int BatchEntries = 512;
    private const int BatchBytes = 1 << 20;
    private static readonly TimeSpan AnnouncePeriod = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? next = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                next ??= (await ledger.HeadAsync(stoppingToken)).Size;
                next = await PublishNextAsync(next.Value, stoppingToken);
            }
            catch (Exception outage) when (!stoppingToken.IsCancellationRequested)
            {
                LogOutage(outage, next);
                await Task.Delay(AnnouncePeriod, clock, stoppingToken);
            }
        }
    }

    private async Task<long> PublishNextAsync(long next, CancellationToken stopping)
    {
        var leaves = await ledger.ReadAsync(next, BatchEntries, BatchBytes, stopping);
        var head = await ledger.HeadAsync(stopping);
        var batch = new LedgerBatch { From = (ulong)next, Head = LedgerGrpcService.Translate(head) };
        foreach (var leaf in leaves) batch.Entries.Add(UnsafeByteOperations.UnsafeWrap(leaf));
        await bus.Publish(new LedgerBatchMessage { Body = batch.ToByteArray() }, stopping);
        if (leaves.Count == 0) await WaitAsync(next, stopping);
        return next + leaves.Count;
    }

    private async Task WaitAsync(long next, CancellationToken stopping)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(ledger.WaitForAsync(next, waiting.Token), Task.Delay(AnnouncePeriod, clock, waiting.Token));
        await waiting.CancelAsync();
    }

    [LoggerMessage(LogLevel.Warning, "Entries from {Position} on could not be published; they stay in the ledger and will be.")]
    private partial void LogOutage(Exception outage, long? position);
}
