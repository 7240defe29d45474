using Grpc.Core;
using Tabulation.Cli.Reading;
using Tabulation.Client.Connecting;
using Tabulation.Client.Totals;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Watching;

/// <summary>
/// Hears of a night all that can be heard, and stays at it: totals as they change, seats, and the ledger for what totals do not say.
/// </summary>
/// <param name="night">What to tell.</param>
/// <param name="server">With the ledger.</param>
/// <param name="publication">With totals and seats.</param>
/// <param name="filter">Which totals.</param>
/// <param name="clock">For pauses.</param>
internal sealed class NightListener(
    WatchedNight night, ServerConnection server, ServerConnection publication, TotalsFilter filter, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LedgerListener ledger = new(night, filter, clock);

    /// <summary>Until cancelled.</summary>
    /// <exception cref="RpcException">The server refused for good, such as a filter that names nothing.</exception>
    public async Task RunAsync(byte[]? resumeToken, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] all =
        [
            PersistAsync(() => WatchAsync(resumeToken, ended.Token), ended.Token), PersistAsync(() => SeatsAsync(ended.Token), ended.Token),
            PersistAsync(() => LedgerAsync(ended.Token), ended.Token),
        ];
        var first = await Task.WhenAny(all);
        await ended.CancelAsync();
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        await first;
    }

    /// <summary>Again and again, while the server is away, or will not say yet: before the release hour it pays to wait.</summary>
    private async Task PersistAsync(Func<Task> listen, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await listen();
            }
            catch (RpcException early) when (early.StatusCode == StatusCode.FailedPrecondition || TransientFailure.Is(early))
            {
                cancellation.ThrowIfCancellationRequested();
                night.Lose(early.Status.Detail);
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private async Task WatchAsync(byte[]? resumeToken, CancellationToken cancellation)
    {
        var settings = new RetrySettings { GiveUpAfter = TimeSpan.MaxValue };
        var client = new TotalsClient(publication.TotalsService, settings, clock)
        {
            Reconnecting = (cause, _) => night.Lose($"Connection lost, trying again: {cause}"),
        };
        await foreach (var update in client.WatchAsync(filter, resumeToken, cancellation)) night.Take(update);
    }

    private async Task SeatsAsync(CancellationToken cancellation)
    {
        (string Contest, ulong Position) last = default;
        while (true)
        {
            if (night.Scene is { Row: { Area.Length: 0 } row, AsOf: { } asOf } && (row.Contest, asOf.Position) != last)
            {
                last = (row.Contest, asOf.Position);
                night.Allocate(await publication.Totals.GetAllocationAsync(row.Contest, cancellation: cancellation));
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private async Task LedgerAsync(CancellationToken cancellation)
    {
        var head = await server.HeadAsync(cancellation);
        var election = await server.ElectionAsync(cancellation);
        night.Define(election);
        ledger.Expect(election.Id);
        var request = new ReadRequest { From = (ulong)ledger.Position, Follow = true };
        using var call = server.Ledger.Read(request, cancellationToken: cancellation);
        await ledger.ReadAsync(call.ResponseStream, (long)head.Head.Size, cancellation);
    }
}
