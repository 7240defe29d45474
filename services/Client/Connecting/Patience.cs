using Grpc.Core;

namespace Tabulation.Client.Connecting;

/// <summary>Decides, failure by failure, how long to wait and when to give up.</summary>
internal sealed class Patience(RetrySettings settings, TimeProvider time)
{
    private readonly Backoff backoff = new(settings.FirstPause, settings.LongestPause, Random.Shared.NextDouble);
    private readonly Lock gate = new();
    private long? failingSince;

    public void Progressed()
    {
        lock (gate)
        {
            failingSince = null;
            backoff.Reset();
        }
    }

    /// <summary>The pause before the next attempt.</summary>
    /// <exception cref="ServerUnreachableException">Failure has followed failure, without an answer between, for too long.</exception>
    public TimeSpan Next(RpcException failure)
    {
        lock (gate)
        {
            var failing = time.GetElapsedTime(failingSince ??= time.GetTimestamp());
            return failing < settings.GiveUpAfter
                ? backoff.Next()
                : throw new ServerUnreachableException($"{failure.StatusCode}: {failure.Status.Detail}", failure);
        }
    }
}
