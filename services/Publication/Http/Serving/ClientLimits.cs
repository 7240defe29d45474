using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Tabulation.Publication.Page;

namespace Tabulation.Publication.Http.Serving;

/// <summary>How much one reader may ask for. Safe for concurrent use.</summary>
internal sealed class ClientLimits(HttpSettings settings) : IDisposable
{
    /// <summary>So often may one reader load the page with all its files at once, however few requests the settings allow.</summary>
    internal const int PageLoads = 10;

    private const int NetworkBytes = 8;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<HttpContext> requests = Buckets(settings, 1), pageFiles = Buckets(settings, PageLoads * PageFiles.Count);

    private readonly PartitionedRateLimiter<HttpContext> streams = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
        RateLimitPartition.GetConcurrencyLimiter(ReaderOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = settings.StreamsPerClient }));

    /// <summary>Null where the reader may go on.</summary>
    public Problem? Refuse(HttpContext context) => Refuse(context, requests);

    /// <summary>
    /// The same for the page's files, which are counted apart: what a program asks of the API leaves the page open to whoever shares its address.
    /// </summary>
    public Problem? RefusePage(HttpContext context) => Refuse(context, pageFiles);

    /// <summary>To be disposed of when the stream ends; not acquired where the reader has as many as it may.</summary>
    public RateLimitLease OpenStream(HttpContext context) => streams.AttemptAcquire(context);

    public Problem TooManyStreams() => new(
        StatusCodes.Status429TooManyRequests, "TOO_MANY_STREAMS", $"Your address has {settings.StreamsPerClient} streams open.",
        "Close one first, or watch several contests in one stream.",
        Rule: $"{settings.StreamsPerClient} open streams for each address")
    {
        RetryAfter = Second,
    };

    public void Dispose()
    {
        requests.Dispose();
        pageFiles.Dispose();
        streams.Dispose();
    }

    private Problem? Refuse(HttpContext context, PartitionedRateLimiter<HttpContext> limiter)
    {
        if (settings.RequestsPerSecond == 0) return null;
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired ? null : new Problem(
            StatusCodes.Status429TooManyRequests, "TOO_MANY_REQUESTS", $"More than {settings.RequestsPerSecond} requests a second came from your address.",
            "Ask less often, with If-None-Match; take /api/stream for what changes, a .csv file for many stations.",
            Rule: $"{settings.RequestsPerSecond} requests a second for each address")
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second,
        };
    }

    /// <param name="settings">How many a second.</param>
    /// <param name="least">At once, if the settings say fewer.</param>
    private static PartitionedRateLimiter<HttpContext> Buckets(HttpSettings settings, int least) => PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
        RateLimitPartition.GetTokenBucketLimiter(ReaderOf(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(least, Math.Max(settings.RequestsAtOnce, settings.RequestsPerSecond)), TokensPerPeriod = settings.RequestsPerSecond,
            ReplenishmentPeriod = Second, AutoReplenishment = false,
        }));

    /// <summary>Whoever has an IPv6 address has all of its network, and could take another for every request.</summary>
    private static IPAddress ReaderOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
