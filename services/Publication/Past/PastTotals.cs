using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Ledger;
using Tabulation.Publication.Log;

namespace Tabulation.Publication.Past;

/// <summary>
/// Totals as of any size up to the last checkpoint published: folded once for all who ask for the same size, one after the other, and the last few kept. Whether a
/// checkpoint of just this size was signed cannot be known here for all time, so it is not asked for: the root says which entries they are of. Safe for concurrent use.
/// </summary>
internal sealed class PastTotals(ILedgerFeed ledger, LogBoard log)
{
    /// <summary>All totals of a large country are tens of megabytes.</summary>
    private const int MostKept = 4;

    /// <summary>Each is seconds of work.</summary>
    private const int MostWaiting = 8;

    private readonly Lock gate = new();
    private readonly List<(long Size, Task<PastView?> View)> kept = [];
    private Task last = Task.CompletedTask;

    /// <param name="size">1 or more.</param>
    /// <param name="cancellation">Of this caller; others go on waiting.</param>
    /// <exception cref="RpcException">OUT_OF_RANGE: beyond the last checkpoint, or the registry was not complete there; RESOURCE_EXHAUSTED: too many sizes are asked for.</exception>
    public async Task<PastView> ReadAsync(ulong size, CancellationToken cancellation)
    {
        Require(size);
        return await Find((long)size).WaitAsync(cancellation) ?? throw OutOfRange($"is {size}, where the registry was not complete: there were no totals");
    }

    /// <exception cref="RpcException">OUT_OF_RANGE: beyond the last checkpoint.</exception>
    public void Require(ulong size)
    {
        if (size > (ulong)log.Size) throw OutOfRange($"is {size}, and the last checkpoint published here is of {log.Size} entries");
    }

    private Task<PastView?> Find(long size)
    {
        lock (gate)
        {
            kept.RemoveAll(each => each.View.IsFaulted);
            var at = kept.FindIndex(each => each.Size == size);
            if (at < 0 && kept.Count(each => !each.View.IsCompleted) >= MostWaiting) throw TooMany();
            var found = at < 0 ? (size, FoldAfterAsync(last, size)) : kept[at];
            if (at < 0) last = found.Item2;
            else kept.RemoveAt(at);
            kept.Add(found);
            while (kept.Count > MostKept && kept.FindIndex(each => each.View.IsCompleted) is >= 0 and var oldest) kept.RemoveAt(oldest);
            return found.Item2;
        }
    }

    private async Task<PastView?> FoldAfterAsync(Task before, long size)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        return await PastFold.RunAsync(ledger, size, CancellationToken.None);
    }

    private static RpcException OutOfRange(string why) =>
        RichError.Create(StatusCode.OutOfRange, $"at_size {why}.", ErrorDetail.BadRequest(new FieldError("at_size", "OUT_OF_RANGE", $"{why}.")));

    private static RpcException TooMany() => RichError.Create(
        StatusCode.ResourceExhausted, "Totals of too many sizes are being worked out; try again.", ErrorDetail.RetryInfo(TimeSpan.FromSeconds(5)));
}
