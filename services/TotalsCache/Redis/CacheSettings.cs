using System.ComponentModel.DataAnnotations;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.TotalsCache.Redis;

/// <summary>Where the totals are cached, in the configuration section <c>Cache</c>.</summary>
public sealed record CacheSettings
{
    public const string Section = "Cache";

    /// <summary>Redis servers as host:port with commas between, a primary and its replicas in any order. Default localhost:6379.</summary>
    [Required, MinLength(1)]
    public string Servers { get; init; } = "localhost:6379";

    /// <summary>File that holds the servers' password and nothing else; none where they ask for none.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>File with the secret under which totals are sealed, in the cache and on the bus: at least 32 bytes, known to Tabulation and Publication alone.</summary>
    [Required]
    public string SecretFile { get; init; } = "";

    /// <summary>Tells apart the elections that share a server: 1 to 64 letters, digits, dots, dashes and underscores. Default tabulation.</summary>
    [Required, RegularExpression("[A-Za-z0-9._-]{1,64}")]
    public string Name { get; init; } = "tabulation";

    /// <summary>Longest wait for Redis, in milliseconds, 100 to 60,000. Default 2,000.</summary>
    [Range(100, 60_000)]
    public int TimeoutMilliseconds { get; init; } = 2_000;

    /// <exception cref="SettingException">A file cannot be read.</exception>
    public RedisTotalsOptions ReadOptions() => new()
    {
        Servers = PasswordFile.Length == 0 ? Servers : $"{Servers},password={ServiceDefaults.Settings.SecretFile.ReadText(PasswordFile, NameOf(nameof(PasswordFile)))}",
        Secret = ReadSecret(),
        Name = Name,
        Timeout = TimeSpan.FromMilliseconds(TimeoutMilliseconds),
    };

    /// <exception cref="SettingException">The file cannot be read.</exception>
    public byte[] ReadSecret() => ServiceDefaults.Settings.SecretFile.ReadKey(SecretFile, NameOf(nameof(SecretFile)));

    private static string NameOf(string setting) => $"{Section}:{setting}";
}
