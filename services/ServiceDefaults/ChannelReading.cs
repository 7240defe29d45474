using System.Threading.Channels;

namespace Tabulation.ServiceDefaults;

/// <summary>Reads what may not come.</summary>
public static class ChannelReading
{
    /// <summary>The next item; null where none comes for a while, or none will come any more.</summary>
    /// <param name="reader">Read by the caller alone.</param>
    /// <param name="silence">How long to wait.</param>
    /// <param name="clock">What that is measured by.</param>
    /// <param name="stopping">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stopping"/> was cancelled.</exception>
    public static async Task<T?> NextWithinAsync<T>(this ChannelReader<T> reader, TimeSpan silence, TimeProvider clock, CancellationToken stopping)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.TryRead(out var ready)) return ready;
        using var patience = new CancellationTokenSource(silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            await reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Silence.
        }

        return reader.TryRead(out var next) ? next : null;
    }
}
