using System.Text.RegularExpressions;
using Tabulation.TestKit;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Tabulation.Deploy.Tests;

/// <summary>docker-compose.yml, as far as the tests look at it.</summary>
internal static class Compose
{
    public static string Text { get; } = File.ReadAllText(Repository.PathOf("docker-compose.yml"));

    private static readonly Dictionary<string, object> Root =
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(new StringReader(Text))));

    public static IReadOnlyDictionary<string, ComposeService> Services { get; } =
        Map(Root["services"]).ToDictionary(service => service.Key, service => new ComposeService(service.Key, Map(service.Value)));

    /// <summary>Those built from here.</summary>
    public static IEnumerable<ComposeService> Own => Services.Values.Where(service => service.Has("build"));

    public static IEnumerable<string> Volumes => Map(Root["volumes"]).Keys;

    /// <summary>The file of each secret.</summary>
    public static IReadOnlyDictionary<string, string> Secrets { get; } =
        Map(Root["secrets"]).ToDictionary(secret => secret.Key, secret => (string)Map(secret.Value)["file"]);

    public static Dictionary<string, object> Map(object node) =>
        ((Dictionary<object, object>)node).ToDictionary(pair => (string)pair.Key, pair => pair.Value);
}

/// <summary>One service of it.</summary>
internal sealed partial record ComposeService(string Name, Dictionary<string, object> Node)
{
    public bool Has(string key) => Node.ContainsKey(key);

    public string Target => (string)Compose.Map(Node["build"])["target"];

    public string SettingsFile => (string)Node["env_file"];

    public IEnumerable<string> Secrets => List("secrets");

    /// <summary>Ports published, on the machine and in the container.</summary>
    public IEnumerable<(int Outside, int Inside)> Ports => List("ports").Select(text => PortPair().Match(text))
        .Select(match => (int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value)));

    public IEnumerable<string> Volumes => List("volumes");

    public IReadOnlyDictionary<string, object> DependsOn => Has("depends_on") ? Compose.Map(Node["depends_on"]) : new();

    public IReadOnlyDictionary<string, object> Environment => Has("environment") ? Compose.Map(Node["environment"]) : new();

    private IEnumerable<string> List(string key) => Has(key) ? ((List<object>)Node[key]).Cast<string>() : [];

    [GeneratedRegex(@"(\d+):(\d+)$")]
    private static partial Regex PortPair();
}
