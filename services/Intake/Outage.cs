using System.Threading.Channels;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Ledger;

namespace Tabulation.Intake;

/// <summary>A ledger that cannot be reached, or a service that is stopping, as a client sees it: try again, nothing was lost.</summary>
internal static class Outage
{
    private const string Repeat = "Repeat the call: statements already recorded get the same receipt.";
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <exception cref="RpcException">UNAVAILABLE with RetryInfo: the task failed by neither a status nor a cancellation.</exception>
    public static async Task Guard(Task task)
    {
        try
        {
            await task;
        }
        catch (ChannelClosedException)
        {
            throw Unavailable("The service is stopping.");
        }
        catch (LedgerCorruptException)
        {
            // Not in which way: the message names hosts, and this may be answered to anybody.
            throw Unavailable("The ledger contradicts itself, or what was read from it before.");
        }
        catch (Exception outage) when (outage is not (OperationCanceledException or RpcException))
        {
            throw Unavailable("The ledger cannot be reached at present.");
        }
    }

    /// <inheritdoc cref="Guard(Task)"/>
    public static async Task<T> Guard<T>(Task<T> task)
    {
        await Guard((Task)task);
        return await task;
    }

    /// <inheritdoc cref="Guard(Task)"/>
    public static ValueTask<T> Guard<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? task : new(Guard(task.AsTask()));

    /// <summary>To be asked again soon.</summary>
    public static RpcException Unavailable(string why) =>
        RichError.Create(StatusCode.Unavailable, $"{why} {Repeat}", ErrorDetail.RetryInfo(RetryAfter));
}
