using Microsoft.Extensions.Hosting;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>The two moments of a shutdown: when it is asked for, and when calls in progress have had their time.</summary>
internal sealed class Draining : IDisposable
{
    private readonly CancellationTokenSource ended;

    public Draining(IHostApplicationLifetime lifetime, ServiceSettings settings, TimeProvider time)
    {
        ended = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        Started = lifetime.ApplicationStopping;
        Started.Register(() => ended.CancelAfter(settings.DrainTime));
    }

    public CancellationToken Started { get; }

    public CancellationToken Ended => ended.Token;

    public void Dispose() => ended.Dispose();
}
