using Grpc.Core;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication;

/// <summary>
/// One Watch: a snapshot, or what changed since the token, then every change. It reads the board when its reader is ready for more, so a slow
/// reader gets fewer, larger messages and holds nothing in memory meanwhile. A token further on than the board is waited for, with
/// heartbeats that stand where the reader does.
/// </summary>
internal sealed class Subscription(TotalsBoard board, IReadOnlyList<(string Contest, string Area)> keys, WatchRequest request, TimeProvider clock)
{
    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(5);

    public async Task RunAsync(IServerStreamWriter<WatchResponse> responses, CancellationToken cancellation)
    {
        var view = await StartAsync(responses, cancellation);
        var sent = clock.GetTimestamp();
        while (true)
        {
            await WaitAsync(view.Moved, HeartbeatPeriod - clock.GetElapsedTime(sent), cancellation);
            view = board.Read(keys, view.AsOf.Position)!;
            if (view.Rows.Count == 0 && clock.GetElapsedTime(sent) < HeartbeatPeriod) continue;
            await responses.WriteAsync(Message(view.Rows.Count > 0 ? WatchKind.Change : WatchKind.Heartbeat, view), cancellation);
            sent = clock.GetTimestamp();
        }
    }

    private async Task<BoardView> StartAsync(IServerStreamWriter<WatchResponse> responses, CancellationToken cancellation)
    {
        var sent = clock.GetTimestamp();
        while (true)
        {
            var moved = board.Moved;
            var all = board.Read(keys);
            var resumeFrom = all is null ? null : ResumeToken.Read(request.ResumeToken, all.AsOf, request.Filter);
            if (all is not null && !(resumeFrom > all.AsOf.Position)) return await SendFirstAsync(responses, all, resumeFrom, cancellation);
            await WaitAsync(moved, HeartbeatPeriod - clock.GetElapsedTime(sent), cancellation);
            if (clock.GetElapsedTime(sent) < HeartbeatPeriod) continue;
            if (all is not null) await responses.WriteAsync(StillBehind(all.AsOf, resumeFrom!.Value), cancellation);
            sent = clock.GetTimestamp();
        }
    }

    /// <summary>The reader's own position: totals so far on are being rebuilt here, and when that was recorded is not known.</summary>
    private WatchResponse StillBehind(AsOf here, ulong resumeFrom)
    {
        var asOf = here.Clone();
        (asOf.Position, asOf.RecordedAt, asOf.Rebuilding) = (resumeFrom, 0, true);
        return new WatchResponse { Kind = WatchKind.Heartbeat, AsOf = asOf, ResumeToken = request.ResumeToken };
    }

    private async Task<BoardView> SendFirstAsync(
        IServerStreamWriter<WatchResponse> responses, BoardView all, ulong? resumeFrom, CancellationToken cancellation)
    {
        var first = resumeFrom is { } position and > 0 ? board.Read(keys, position)! : all;
        await responses.WriteAsync(Message(resumeFrom is null ? WatchKind.Snapshot : WatchKind.Change, first), cancellation);
        return first;
    }

    /// <summary>Until something moves or a heartbeat is due. What moves may be nothing of this filter's.</summary>
    private async Task WaitAsync(Task moved, TimeSpan heartbeatIn, CancellationToken cancellation)
    {
        try
        {
            await moved.WaitAsync(heartbeatIn > TimeSpan.Zero ? heartbeatIn : TimeSpan.Zero, clock, cancellation);
        }
        catch (TimeoutException)
        {
            // A heartbeat is due.
        }
    }

    private WatchResponse Message(WatchKind kind, BoardView view) =>
        new() { Kind = kind, AsOf = view.AsOf, Totals = { view.Rows }, ResumeToken = ResumeToken.Of(view.AsOf, request.Filter) };
}
