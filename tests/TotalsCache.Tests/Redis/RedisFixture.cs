using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.TestKit;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.TotalsCache.Tests.Redis;

/// <summary>
/// A Redis that is up and stays up: the one at TABULATION_TEST_REDIS (host:port), else one of its own. Every cache asked for has a name of its own, so
/// that tests do not meet.
/// </summary>
public sealed class RedisFixture : IAsyncLifetime
{
    public const string AddressVariable = "TABULATION_TEST_REDIS";

    private RedisServer? server;

    public string Address { get; private set; } = "";

    public static byte[] Secret { get; } = RandomNumberGenerator.GetBytes(RedisTotalsOptions.MinSecretBytes);

    public static string NewName() => $"test-{Guid.NewGuid():N}";

    public static RedisTotalsCache Cache(string servers, string name, byte[]? secret = null, ILogger<RedisTotalsCache>? log = null) =>
        new(Options(servers, name, secret), TimeProvider.System, log ?? NullLogger<RedisTotalsCache>.Instance);

    public static RedisTotalsOptions Options(string servers, string name, byte[]? secret = null) => new()
    {
        Servers = servers, Name = name, Secret = secret ?? Secret,
    };

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } address)
        {
            Address = address;
            return;
        }

        server = await RedisServer.StartAsync();
        Address = server.Address;
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
