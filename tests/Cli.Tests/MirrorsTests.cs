using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>Where else a log's files are, as its key has signed it.</summary>
public sealed class MirrorsTests : IDisposable
{
    private const string Origin = "results.example/log", Mirror = "https://mirror.example/log/";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_the_logs_key_has_signed_is_checked_with_its_public_key()
    {
        var key = await NewKeyAsync(Origin);
        await SignAsync(Mirror, "https://other.example/");
        var checkedList = await Programs.RunAsync("mirrors", "check", folder.Path, "--log-key", key, "--json");
        Assert.Equal(0, checkedList.Code);
        var list = JsonDocument.Parse(checkedList.Output).RootElement;
        Assert.Equal([Mirror, "https://other.example/"], list.GetProperty("mirrors").EnumerateArray().Select(mirror => mirror.GetString()!));
        File.WriteAllText(folder.File("mirrors"), File.ReadAllText(folder.File("mirrors")).Replace("mirror.example", "impostor.example", StringComparison.Ordinal));
        Assert.Equal(1, (await Programs.RunAsync("mirrors", "check", folder.Path, "--log-key", key)).Code);
    }

    [Theory]
    [InlineData("ftp://mirror.example/", "is no http or https address")]
    [InlineData("https://mirror.example", "give the address as https://mirror.example/")]
    public async Task An_address_that_cannot_stand_in_a_list_is_named(string mirror, string words)
    {
        await NewKeyAsync(Origin);
        var ended = await Programs.RunAsync("mirrors", "sign", mirror, "--origin", Origin, "--keys", folder.Path);
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
    }

    private async Task SignAsync(params IEnumerable<string> mirrors)
    {
        string[] sign = ["mirrors", "sign", .. mirrors, "--origin", Origin, "--keys", folder.Path, "--out", folder.File("mirrors")];
        Assert.Equal(0, (await Programs.RunAsync(sign)).Code);
    }

    /// <summary>Its public key.</summary>
    private async Task<string> NewKeyAsync(string name)
    {
        var made = await Programs.RunAsync("keys", "new", "--ed25519", name, "--keys", folder.Path, "--json");
        Assert.Equal(0, made.Code);
        return JsonDocument.Parse(made.Output).RootElement[0].GetProperty("asLog").GetString()!;
    }
}
