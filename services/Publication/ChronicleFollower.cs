using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication;

/// <summary>
/// Follows the ledger's entries: the election that is published, as it was at every size, and what happened in it. Safe for concurrent use.
/// </summary>
internal sealed partial class ChronicleFollower(ILedgerFeed ledger, TimeProvider clock, ILogger<ChronicleFollower> log) : BackgroundService
{
    private const int ChunkEntries = 1_024, ChunkBytes = 8 << 20, EventsAtOnce = 500;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>A timer takes no more than weeks, and a look an hour costs nothing.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly ElectionChronicle chronicle = new();
    private readonly Lock gate = new();
    private readonly Lock turns = new();
    private Task reading = Task.CompletedTask;
    private TaskCompletionSource moved = NewSignal();
    private volatile ChronicleStanding standing = new(null, 0, default, Rebuilding: true);

    /// <summary>Where reading stands; never waits for a report that is being made.</summary>
    public ChronicleStanding Standing => standing;

    /// <summary>As of the last entry read; null until the registry is complete.</summary>
    public Election? Election => standing.Election;

    /// <summary>Completes at the next entry.</summary>
    public Task Moved
    {
        get
        {
            lock (gate) return moved.Task;
        }
    }

    /// <summary>The election as it was after so many entries; null where they are not read yet, or its registry was not complete then.</summary>
    public Election? ElectionAt(long size) => Read(all => all.ElectionAt(size));

    /// <summary>Reads off the chronicle while it stands still. What is returned must not hold on to it.</summary>
    public T Read<T>(Func<ElectionChronicle, T> read)
    {
        lock (gate) return read(chronicle);
    }

    /// <summary>Completes once so many entries are read, or after so long: look again.</summary>
    public async Task WaitForAsync(long size, TimeSpan patience, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        while (Moved is var next && standing.Position < size && !either.IsCancellationRequested)
            await next.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Events from a position on, at most so many, and the position to go on from.</summary>
    public (IReadOnlyList<Event> Events, long Next) EventsFrom(long position, int most) => Read<(IReadOnlyList<Event>, long)>(all =>
    {
        if (position >= all.Position) return ([], position);
        Event[] events = [.. all.EventsFrom(position).Take(most)];
        return (events, events.Length == most ? (long)events[^1].Position + 1 : all.Position);
    });

    /// <summary>Events from one position up to another, in order; read a few at a time, so that whoever takes long over them holds nobody up.</summary>
    public IEnumerable<Event> EventsBetween(long from, long to)
    {
        while (from < to)
        {
            (var events, from) = EventsFrom(from, EventsAtOnce);
            foreach (var told in events.TakeWhile(told => told.Position < (ulong)to)) yield return told;
        }
    }

    /// <summary>Reads on until the ledger has nothing more. What was read before an exception stays.</summary>
    public Task CatchUpAsync(CancellationToken cancellation)
    {
        lock (turns) return reading = ReadAfterAsync(reading, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (Exception outage)
            {
                // A call that the stop cut off ends in an error of its own, which the host would report as a fault.
                stoppingToken.ThrowIfCancellationRequested();
                lock (gate) standing = standing with { Rebuilding = true };
                LogOutage(outage);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    /// <summary>Until there is more to read; and no longer than until a read that finds nothing opens the release hour.</summary>
    private async Task WaitAsync(CancellationToken stopping)
    {
        using var hour = new CancellationTokenSource(UntilRelease(), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(hour.Token, stopping);
        try
        {
            await ledger.WaitForAsync(standing.Position, either.Token);
        }
        catch (OperationCanceledException) when (hour.IsCancellationRequested)
        {
            // There may still be nothing to read: that is what is asked then.
        }
    }

    private TimeSpan UntilRelease()
    {
        if (standing is not { Election: { } election } here || here.Known >= election.Release) return Timeout.InfiniteTimeSpan;
        var left = election.Release.ToDateTimeOffset() + EmptyRead.Margin - clock.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestWait ? left : LongestWait;
    }

    private async Task ReadAfterAsync(Task before, CancellationToken cancellation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var begun = Timestamp.Now(clock);
        while (await ledger.ReadAsync(standing.Position, ChunkEntries, ChunkBytes, cancellation) is { Count: > 0 } leaves)
        {
            Add(leaves);
            begun = Timestamp.Now(clock);
        }

        lock (gate) standing = standing with { Known = Timestamp.Later(standing.Known, EmptyRead.CompleteUntil(begun)), Rebuilding = false };
    }

    private void Add(IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        lock (gate)
        {
            try
            {
                foreach (var leaf in leaves) chronicle.Add(leaf);
            }
            finally
            {
                var state = chronicle.State;
                standing = standing with { Election = state.Election, Position = state.Position, Known = Timestamp.Later(standing.Known, state.RecordedAt) };
                moved.SetResult();
                moved = NewSignal();
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Warning, "The ledger's entries cannot be read at present; what was read stays.")]
    private partial void LogOutage(Exception outage);
}
