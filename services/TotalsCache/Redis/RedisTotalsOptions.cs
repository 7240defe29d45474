using StackExchange.Redis;

namespace Tabulation.TotalsCache.Redis;

/// <summary>Where the totals are cached, and under which secret.</summary>
public sealed record RedisTotalsOptions
{
    /// <summary>Shortest secret, in bytes: that of the hash.</summary>
    public const int MinSecretBytes = 32;

    /// <summary>
    /// Servers and how to talk to them: host:port, more of them after commas (a primary and its replicas, in any order), then options such as
    /// password=... or ssl=true, as StackExchange.Redis reads them.
    /// </summary>
    public required string Servers { get; init; }

    /// <summary>Shared by every Tabulation and Publication of the election, and by nothing else; at least <see cref="MinSecretBytes"/> bytes.</summary>
    public required ReadOnlyMemory<byte> Secret { get; init; }

    /// <summary>Tells apart the elections that share a server: 1 to 64 ASCII letters, digits, dots, dashes and underscores.</summary>
    public string Name { get; init; } = "tabulation";

    /// <summary>Longest wait for a connection, and for an answer: 100 ms to 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with these options, in words; null where nothing is.</summary>
    public string? FindFault()
    {
        if (ReadServers() is null) return "Servers names no server: expected host:port, as in 'cache:6379,password=...'.";
        if (Secret.Length < MinSecretBytes) return $"Secret has {Secret.Length} bytes; at least {MinSecretBytes} are needed.";
        if (Name.Length is < 1 or > 64 || !Name.All(IsNameLetter)) return "Name must have 1 to 64 ASCII letters, digits, dots, dashes or underscores.";
        return Timeout.TotalSeconds is < 0.1 or > 60 ? "Timeout must be 100 ms to 60 s." : null;
    }

    /// <summary>The client's own settings; null where the text is not understood.</summary>
    internal ConfigurationOptions? ReadServers()
    {
        try
        {
            var servers = ConfigurationOptions.Parse(Servers);
            return servers.EndPoints.Count > 0 ? servers : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';
}
