using Grpc.Core;
using Spectre.Console;
using Tabulation.Contracts.V1;

namespace Tabulation.Standalone.Demo;

/// <summary>Follows the totals through Watch, as any publisher would, and shows them until it is told to end.</summary>
internal sealed class NightWatch(TotalsService.TotalsServiceClient totals, NightScreen screen, string contest, IAnsiConsole console, TimeProvider clock)
{
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (!console.Profile.Capabilities.Interactive) await FollowAsync(PrintLines(), cancellation);
            else await console.Live(screen.Render(null, null, null)).StartAsync(live => FollowAsync(Redraw(live), cancellation));
        }
        catch (Exception end) when (cancellation.IsCancellationRequested && end is OperationCanceledException or RpcException)
        {
            // Told to end.
        }
    }

    private async Task FollowAsync(Func<WatchResponse, Task> show, CancellationToken cancellation)
    {
        var request = new WatchRequest { Filter = new TotalsFilter { Contests = { contest } } };
        while (true)
        {
            try
            {
                using var call = totals.Watch(request, cancellationToken: cancellation);
                await foreach (var update in call.ResponseStream.ReadAllAsync(cancellation))
                {
                    request.ResumeToken = update.ResumeToken;
                    if (update.Totals.Count > 0) await show(update);
                }
            }
            catch (RpcException early) when (early.StatusCode is StatusCode.Unavailable or StatusCode.FailedPrecondition) // not there yet, or before the release hour
            {
                await Task.Delay(RetryAfter, clock, cancellation);
            }
        }
    }

    private Func<WatchResponse, Task> Redraw(LiveDisplayContext live) => async update =>
    {
        var seats = await totals.GetAllocationAsync(new GetAllocationRequest { Contest = contest });
        live.UpdateTarget(screen.Render(update.AsOf, update.Totals[0], seats));
    };

    private Func<WatchResponse, Task> PrintLines()
    {
        long last = 0;
        return update =>
        {
            if (last != 0 && clock.GetElapsedTime(last) < LinePeriod) return Task.CompletedTask;
            last = clock.GetTimestamp();
            console.WriteLine(screen.Line(update.AsOf, update.Totals[0]));
            return Task.CompletedTask;
        };
    }
}
