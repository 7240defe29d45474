using Tabulation.TestKit;

namespace Tabulation.Deploy.Tests;

/// <summary>A file of deploy/settings.</summary>
internal sealed record SettingsFile(string Name, IReadOnlyDictionary<string, string> Values)
{
    private const string SecretsFolder = "/run/secrets/";

    public static IReadOnlyDictionary<string, SettingsFile> All { get; } = Directory.EnumerateFiles(Repository.PathOf("deploy/settings"), "*.env")
        .Select(Read).ToDictionary(file => file.Name);

    public int GrpcPort => int.Parse(Values["Service__GrpcPort"]);

    public int HttpPort => int.Parse(Values["Service__HttpPort"]);

    /// <summary>Names of the secret files.</summary>
    public IEnumerable<string> Secrets => Values.Values.Where(value => value.StartsWith(SecretsFolder, StringComparison.Ordinal))
        .Select(value => value[SecretsFolder.Length..]);

    /// <summary>Host names, with the port where the value has one.</summary>
    public IEnumerable<(string Host, int? Port)> Peers =>
    [
        .. from host in Values where host.Key.EndsWith("__Host", StringComparison.Ordinal) select (host.Value, (int?)PortOf(host.Key)),
        .. from servers in Values where servers.Key == "Cache__Servers" select Uri($"redis://{servers.Value}"),
        .. from peers in Values
           where peers.Key is "Peers__Intake" or "Peers__Tabulators"
           from peer in peers.Value.Split(',')
           select Uri(peer),
    ];

    private int PortOf(string host) => int.Parse(Values[host.Replace("__Host", "__Port", StringComparison.Ordinal)]);

    private static (string Host, int? Port) Uri(string text) => (new Uri(text).Host, new Uri(text).Port);

    private static SettingsFile Read(string path) => new(
        Path.GetFileNameWithoutExtension(path),
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').ToDictionary(line => line[..line.IndexOf('=')], line => line[(line.IndexOf('=') + 1)..]));
}
