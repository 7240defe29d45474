using System.ComponentModel.DataAnnotations;
using System.Net;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Publication.Http;

/// <summary>
/// How much one reader may ask for over HTTP, in the configuration section <c>Http</c>. A reader is an IPv4 address, or the first 64 bits of an IPv6 address.
/// </summary>
public sealed record HttpSettings
{
    public const string Section = "Http";

    /// <summary>Requests a second that one reader may go on making. Default 200; 0 for any number.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Requests that one reader may make at once, after as long a pause. Default 2,000.</summary>
    [Range(1, 10_000_000)]
    public int RequestsAtOnce { get; init; } = 2_000;

    /// <summary>Streams that one reader may have open. Default 20.</summary>
    [Range(1, 1_000_000)]
    public int StreamsPerClient { get; init; } = 20;

    /// <summary>
    /// Addresses, or networks such as 10.0.0.0/8, of proxies whose X-Forwarded-For is believed, commas between: without them all who come through one proxy are one
    /// reader. Default none.
    /// </summary>
    public string TrustedProxies { get; init; } = "";

    /// <exception cref="SettingException">One is neither an address nor a network.</exception>
    public IReadOnlyList<IPNetwork> ReadTrustedProxies() => [.. ListText.Items(TrustedProxies).Select(Read)];

    private static IPNetwork Read(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new SettingException($"{Section}:{nameof(TrustedProxies)}", $"has \"{text}\", which is neither an address nor a network");
    }
}
