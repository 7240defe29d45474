using System.Runtime.Versioning;
using Tabulation.TestKit;

namespace Tabulation.Deploy.Tests;

/// <summary>deploy/make-secrets.sh, run on a copy of itself.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SecretsTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder folder = new();

    private string Secrets => folder.File("deploy/secrets");

    [Fact]
    public async Task Secrets_are_random_closed_to_others_and_long_enough()
    {
        await MakeAsync();
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Secrets));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.File(".env")));
        string[] random = ["broker-password", "cache-password", "store-password", "totals-secret", "peers-token"];
        var made = random.Select(name => File.ReadAllText(Path.Combine(Secrets, name)).Trim()).ToList();
        Assert.All(made, secret => Assert.Matches("^[0-9a-f]{64}$", secret));
        Assert.Equal(random.Length, made.Distinct().Count());
        Assert.Contains("BEGIN PRIVATE KEY", await File.ReadAllTextAsync(Path.Combine(Secrets, "intake-key.pem")));
        Assert.EndsWith($"default_pass = {made[0]}\n", await File.ReadAllTextAsync(Path.Combine(Secrets, "broker.conf")));
        Assert.Equal($"requirepass {made[1]}\nmasterauth {made[1]}\n", await File.ReadAllTextAsync(Path.Combine(Secrets, "cache.conf")));
    }

    [Fact]
    public async Task What_is_there_is_never_changed_and_what_is_missing_is_made()
    {
        await MakeAsync();
        File.Delete(Path.Combine(Secrets, "peers-token"));
        var before = Contents();
        await MakeAsync(Path.Combine(Secrets, "intake-key.pem"));
        var after = Contents();
        Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));
        Assert.Equal(["peers-token"], after.Keys.Except(before.Keys));
    }

    [Fact]
    public async Task The_operators_key_is_named_in_full_or_asked_for()
    {
        Assert.Contains("OPERATOR_KEY_FILE", (await MakeAsync()).Split('\n')[^2]);
        File.Delete(folder.File(".env"));
        var key = folder.File("operator.pem");
        await File.WriteAllTextAsync(key, "");
        Assert.DoesNotContain("OPERATOR_KEY_FILE", await MakeAsync(key));
        Assert.Contains($"OPERATOR_KEY_FILE={key}", await File.ReadAllLinesAsync(folder.File(".env")));
    }

    public void Dispose() => folder.Dispose();

    private Task<string> MakeAsync(params string[] arguments)
    {
        Directory.CreateDirectory(folder.File("deploy"));
        File.Copy(Repository.PathOf("deploy/make-secrets.sh"), folder.File("deploy/make-secrets.sh"), overwrite: true);
        return ChildProcess.Run("bash", [folder.File("deploy/make-secrets.sh"), .. arguments]);
    }

    private Dictionary<string, string> Contents() => Directory.EnumerateFiles(Secrets).Append(folder.File(".env"))
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
}
