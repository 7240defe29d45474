using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Tabulation.TotalsCache.Redis;

/// <summary>
/// The connection: made at the first question, kept up by itself from then on. A question is answered or fails within the timeout; all failures are
/// <see cref="TotalsCacheUnavailableException"/>.
/// </summary>
internal sealed class RedisLink : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly ConfigurationOptions configuration;
    private readonly TimeSpan timeout;
    private readonly TimeProvider clock;
    private readonly string servers;
    private Task<ConnectionMultiplexer>? connecting;

    public RedisLink(RedisTotalsOptions options, TimeProvider clock)
    {
        configuration = options.ReadServers()!;
        timeout = options.Timeout;
        this.clock = clock;
        servers = string.Join(", ", configuration.EndPoints.Select(Readable));
        Configure();
    }

    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> question, CancellationToken cancellation)
    {
        try
        {
            var connection = await ConnectAsync().WaitAsync(timeout, clock, cancellation);
            var answer = await question(connection.GetDatabase()).WaitAsync(timeout, clock, cancellation);
            // The client completes its answers one after the other: what the asker does next must not hold up those behind it.
            await Task.Yield();
            return answer;
        }
        catch (Exception outage) when (IsOutage(outage) && !cancellation.IsCancellationRequested)
        {
            throw new TotalsCacheUnavailableException(servers, outage.Message, outage);
        }
    }

    /// <summary>Runs a script that answers with 1 or 0.</summary>
    public Task<bool> DecideAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellation) => AskAsync(
        async database =>
        {
            try
            {
                return (bool)await database.ScriptEvaluateAsync(script, keys, values);
            }
            catch (RedisServerException forgotten) when (forgotten.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
            {
                // The client believed the server to know the script; now it knows better and sends it whole.
                return (bool)await database.ScriptEvaluateAsync(script, keys, values);
            }
        },
        cancellation);

    public TotalsCacheUnavailableException Unavailable(string reason) => new(servers, reason, null);

    public async ValueTask DisposeAsync()
    {
        Task<ConnectionMultiplexer>? made;
        lock (gate) made = connecting;
        if (made is null) return;
        await ((Task)made).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (made.IsCompletedSuccessfully) made.Result.Dispose();
    }

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (gate)
        {
            if (connecting is null or { IsFaulted: true } or { IsCanceled: true }) connecting = ConnectionMultiplexer.ConnectAsync(configuration);
            return connecting;
        }
    }

    private void Configure()
    {
        configuration.AbortOnConnectFail = false;
        configuration.ConnectRetry = 1;
        configuration.ConnectTimeout = (int)timeout.TotalMilliseconds;
        configuration.SyncTimeout = (int)timeout.TotalMilliseconds;
        configuration.ClientName = "tabulation";
        // A server that vanished without a word is noticed after four of these, in seconds.
        configuration.KeepAlive = 1;
        // How soon a promoted replica is noticed, in seconds.
        configuration.ConfigCheckSeconds = 1;
        // No further key and no channel: a user restricted to the cache's own keys will do.
        configuration.TieBreaker = "";
        configuration.ConfigurationChannel = "";
    }

    private static bool IsOutage(Exception exception) => exception
        is RedisException or RedisCommandException or TimeoutException or SocketException or ObjectDisposedException or OperationCanceledException;

    private static string Readable(EndPoint server) => server switch
    {
        DnsEndPoint name => $"{name.Host}:{name.Port}",
        _ => server.ToString()!,
    };
}
