using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Deploy.Tests;

/// <summary>docker-compose.yml, the Dockerfile, deploy/settings and deploy/local describe one installation.</summary>
public sealed partial class InstallationTests
{
    private static readonly string Dockerfile = Read("deploy/docker/Dockerfile");
    private static readonly string Up = Read("deploy/local/up.sh");
    private static readonly string Servers = Read("deploy/local/servers.sh") + Read("deploy/local/stores.sh");

    [Fact]
    public void The_same_services_run_in_containers_and_on_one_machine()
    {
        var local = StartedService().Matches(Up)
            .Select(match => (Name: match.Groups[1].Value, Settings: match.Groups[2].Value, Project: match.Groups[3].Value)).ToList();
        Assert.Equal(Compose.Own.Select(service => service.Name).Order(), local.Select(service => service.Name).Order());
        Assert.All(local, service => Assert.Equal(Compose.Services[service.Name].SettingsFile, $"deploy/settings/{service.Settings}.env"));
        Assert.All(local, service => Assert.Contains($"/app/Tabulation.{service.Project}.dll", StageOf(service.Settings), StringComparison.Ordinal));
        var servers = StartedServer().Matches(Servers).Select(match => match.Groups[1].Value);
        Assert.Equal(Compose.Services.Keys.Except(Compose.Own.Select(service => service.Name)).Order(), servers.Except(["erlang-map"]).Order());
    }

    [Fact]
    public void Every_service_has_its_settings_file_and_its_image() => Assert.All(Compose.Own, service =>
    {
        Assert.Equal($"deploy/settings/{service.Target}.env", service.SettingsFile);
        Assert.Contains(service.Target, SettingsFile.All.Keys);
        // The log's name is the operator's to choose, in .env.
        Assert.Equal(SettingsFile.All[service.Target].Values.Keys.Where(name => name == "Anchor__Origin"), service.Environment.Keys);
    });

    [Fact]
    public void Ports_are_the_same_everywhere_and_only_those_for_outsiders_are_published()
    {
        Assert.Equal(SettingsFile.All.Count * 2, SettingsFile.All.Values.SelectMany(file => new[] { file.GrpcPort, file.HttpPort }).Distinct().Count());
        Assert.All(SettingsFile.All.Values, file => Assert.Contains($"EXPOSE {file.GrpcPort} {file.HttpPort}\n", StageOf(file.Name), StringComparison.Ordinal));
        Assert.Equal(["intake", "publication"], Compose.Services.Values.Where(service => service.Has("ports")).Select(service => service.Name).Order());
        foreach (var service in Compose.Own.Where(service => service.Has("ports")))
        {
            var settings = SettingsFile.All[service.Target];
            Assert.Equal([(settings.GrpcPort, settings.GrpcPort), (settings.HttpPort, settings.HttpPort)], service.Ports);
        }
    }

    [Fact]
    public void What_settings_call_another_by_is_a_service_at_that_port_in_both() => Assert.All(SettingsFile.All.Values.SelectMany(file => file.Peers), peer =>
    {
        var service = Compose.Services[peer.Host];
        if (service.Has("build")) Assert.Equal(SettingsFile.All[service.Target].GrpcPort, peer.Port);
        else Assert.Contains($"{peer.Host}_port=$(({peer.Port} + offset))", Servers, StringComparison.Ordinal);
        Assert.Matches($@"[(|]{peer.Host}[)|]|//{peer.Host}\(", Up);
    });

    [Fact]
    public void Each_service_gets_the_secrets_that_its_settings_name_and_no_other() =>
        Assert.All(Compose.Own, service => Assert.Equal(SettingsFile.All[service.Target].Secrets.Order(), service.Secrets.Order()));

    [Fact]
    public void Every_secret_is_made_by_the_script_or_the_operators_own()
    {
        var made = MadeSecret().Matches(Read("deploy/make-secrets.sh")).Select(match => match.Groups[1].Value).ToList();
        Assert.All(Compose.Secrets.Where(secret => secret.Key != "operator-key.pem"), secret =>
        {
            Assert.Equal($"deploy/secrets/{secret.Key}", secret.Value);
            Assert.Contains(secret.Key, made);
        });
        Assert.StartsWith("${OPERATOR_KEY_FILE:?", Compose.Secrets["operator-key.pem"]);
    }

    [Fact]
    public void No_password_has_a_default_or_stands_in_the_environment()
    {
        Assert.All(DefaultedVariable().Matches(Compose.Text), match => Assert.Matches("IMAGE|ADDRESS|SOURCE|PREFIX|ORIGIN", match.Groups[1].Value));
        var variables = Compose.Services.Values.SelectMany(service => service.Environment.Keys);
        Assert.DoesNotContain(variables, name => SecretName().IsMatch(name) && !name.EndsWith("_FILE", StringComparison.Ordinal));
        var settings = SettingsFile.All.Values.SelectMany(file => file.Values.Keys);
        Assert.DoesNotContain(settings, name => SecretName().IsMatch(name) && !name.EndsWith("File", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_is_started_before_what_it_needs_is_healthy_and_everyone_is_restarted()
    {
        Assert.All(Compose.Services.Values, service =>
        {
            Assert.True(service.Has("restart"));
            Assert.True(service.Has("healthcheck") || (service.Has("build") && Dockerfile.Contains("HEALTHCHECK", StringComparison.Ordinal)));
            Assert.All(service.DependsOn.Values, condition => Assert.Equal("service_healthy", Compose.Map(condition)["condition"]));
        });
        Assert.All(Compose.Own, service => Assert.NotEmpty(service.DependsOn));
    }

    [Fact]
    public void What_must_last_is_in_named_volumes()
    {
        var servers = Compose.Services.Values.Except(Compose.Own).ToList();
        Assert.All(servers, server => Assert.Contains(server.Volumes, volume => Compose.Volumes.Contains(volume[..volume.IndexOf(':')])));
        Assert.Equal(servers.Count + 1, Compose.Volumes.Count());
    }

    [Fact]
    public void The_anchor_is_apart_from_the_store_and_only_Tabulation_may_move_it()
    {
        var users = Compose.Own.Where(service => SettingsFile.All[service.Target].Values.ContainsKey("Anchor__File")).ToList();
        Assert.Equal(["intake", "tabulator", "tabulator-standby"], users.Select(service => service.Name).Order());
        Assert.All(users, service => Assert.Equal(service.Name == "intake" ? "anchor:/anchor:ro" : "anchor:/anchor", Assert.Single(service.Volumes)));
        Assert.All(users, service => Assert.StartsWith("/anchor/", SettingsFile.All[service.Target].Values["Anchor__File"]));
        Assert.Contains("mkdir /anchor && chown 10001:10001 /anchor", Dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void Servers_have_the_same_settings_in_both()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("deploy/servers")).Select(path => $"deploy/servers/{Path.GetFileName(path)}"))
        {
            Assert.Contains($"./{file}:", Compose.Text, StringComparison.Ordinal);
            Assert.Contains(file, Servers, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_service_runs_as_root() => Assert.Matches(@"\nUSER [1-9]\d*:[1-9]\d*\n", Dockerfile);

    [Fact]
    public void Both_are_started_for_real_by_the_test_command()
    {
        var run = Read("tests/run.sh");
        Assert.Contains("tests/containers.sh", run, StringComparison.Ordinal);
        Assert.Contains("tests/local.sh", run, StringComparison.Ordinal);
    }

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path));

    private static string StageOf(string target) =>
        Regex.Match(Dockerfile, $@"^FROM \S+ AS {target}\n(?s:.*?)(?=^FROM|\z)", RegexOptions.Multiline) is { Success: true } stage
            ? stage.Value
            : throw new InvalidOperationException($"The Dockerfile has no stage {target}.");

    [GeneratedRegex(@"\bstart_service (?:""\$\(name_of )?([a-z][\w-]*)(?: ""\$copy""\)"")? (\S+) (\S+) ")]
    private static partial Regex StartedService();

    [GeneratedRegex(@"^\s+start (?:""\$\(name_of )?([\w-]+)", RegexOptions.Multiline)]
    private static partial Regex StartedServer();

    [GeneratedRegex(@"^make (\S+) ", RegexOptions.Multiline)]
    private static partial Regex MadeSecret();

    [GeneratedRegex(@"\$\{(\w+):-")]
    private static partial Regex DefaultedVariable();

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|PASS$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
