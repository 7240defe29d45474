using System.Text.Json.Nodes;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("keys new")]
    [InlineData("keys show")]
    [InlineData("totals")]
    [InlineData("seats")]
    [InlineData("watch")]
    [InlineData("held")]
    [InlineData("review")]
    [InlineData("lot")]
    [InlineData("authority add")]
    [InlineData("authority rotate")]
    [InlineData("authority revoke")]
    [InlineData("endorse")]
    [InlineData("no-result")]
    [InlineData("annul")]
    [InlineData("reinstate")]
    [InlineData("stations")]
    [InlineData("withdraw")]
    [InlineData("extend-hours")]
    [InlineData("turnout report")]
    [InlineData("protocol")]
    [InlineData("observe")]
    [InlineData("sample commit")]
    [InlineData("sample disclose")]
    [InlineData("poll")]
    [InlineData("certify")]
    [InlineData("reopen")]
    [InlineData("mandates")]
    [InlineData("simulate")]
    [InlineData("rehearse")]
    [InlineData("ledger head")]
    [InlineData("verify")]
    [InlineData("export")]
    [InlineData("forensics")]
    [InlineData("receipt check")]
    [InlineData("audit plan")]
    [InlineData("audit assess")]
    [InlineData("witness")]
    public async Task Help_says_what_a_command_does_and_shows_examples(string command)
    {
        var help = await Programs.RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, help.Code);
        Assert.Contains($"tabulate {command}", help.Output[help.Output.IndexOf("Example", StringComparison.Ordinal)..]);
        Assert.Contains("--server", help.Output);
    }

    [Fact]
    public async Task Help_of_the_whole_lists_the_exit_codes()
    {
        var help = await Programs.RunApartAsync("--help");
        foreach (var code in new[] { "0 ", "1 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "8 ", "70 " }) Assert.Contains($"\n  {code}", help.Output);
    }

    [Theory]
    [InlineData("totals --wrong", "--wrong")]
    [InlineData("totals --depth 17", "--depth")]
    [InlineData("totals --depth deep", "--depth")]
    [InlineData("keys new --count many", "--count")]
    [InlineData("keys new --count 0", "--count")]
    [InlineData("keys new a --count 2", "--count")]
    [InlineData("simulate aralia --seed x", "--seed")]
    [InlineData("totals --server nowhere", "--server:")]
    [InlineData("seats --publication nowhere", "--publication:")]
    [InlineData("rehearse --ledger nowhere", "--ledger:")]
    [InlineData("watch --state token", "--state:")]
    [InlineData("watch --jsonl --resume-token no-token", "--resume")]
    [InlineData("held --publication http://127.0.0.1:9", "--publication")]
    [InlineData("review 12 release --reason x --legal-basis y --authority a", "64 hexadecimal digits")]
    [InlineData("authority revoke a --reason x", "--authority")]
    [InlineData("forensics --nights -1", "--nights")]
    [InlineData("forensics --stations s.csv --column issued", "--column")]
    [InlineData("forensics --stations s.csv --column eligible=registered", "--column")]
    [InlineData("forensics --log mirror --election 0123456789012345678901234567890123456789012345678901234567890123", "--log-key")]
    [InlineData("simulate nowhere", "nowhere")]
    [InlineData("keys new", "--count")]
    [InlineData("keys new a+b", "a+b")]
    [InlineData("keys new a23456789012345678901234567890123", "1 to 32")]
    [InlineData("keys show --name a+b", "--name")]
    [InlineData("witness --key k --name n --state s", "--log")]
    [InlineData("witness --key k --name n --state s --log log.example+00000000+AAAA", "--log")]
    [InlineData("witness --key k --name a+b --state s --log x", "--name")]
    [InlineData("witness --key k --name n --state s --log x --urls https://127.0.0.1:1", "--urls")]
    public async Task What_is_wrong_with_a_command_line_is_named(string arguments, string named)
    {
        var ended = await Programs.RunApartAsync(arguments.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.Contains(named, ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors);
    }

    [Theory]
    [InlineData("totals")]
    [InlineData("watch")]
    [InlineData("held")]
    public async Task A_server_that_is_not_there_is_named(string command)
    {
        var ended = await Programs.RunApartAsync(command, "--server", "http://127.0.0.1:9");
        Assert.Equal(3, ended.Code);
        Assert.Contains("Cannot reach http://127.0.0.1:9", ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors);
        Assert.Empty(ended.Output);
    }

    [Theory]
    [InlineData("totals")]
    [InlineData("seats")]
    [InlineData("watch")]
    [InlineData("simulate")]
    public async Task What_reads_totals_can_be_told_where_they_are_published(string command) =>
        Assert.Contains("--publication", (await Programs.RunAsync(command, "--help")).Output);

    [Fact]
    public async Task Help_of_the_whole_lists_commands_by_what_they_are_for()
    {
        var help = (await Programs.RunAsync("--help")).Output;
        foreach (var (group, command) in new[] { ("Before the vote:", "stations"), ("Hand in:", "sample commit|disclose"), ("Decide on results:", "annul"), ("Conclude:", "certify") })
            Assert.Contains($"\n  {command} ", help[help.IndexOf($"\n{group}", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task Keys_are_made_once()
    {
        using var folder = new TemporaryFolder();
        var made = await Programs.RunAsync("keys", "new", "central", "region/1", "--keys", folder.Path);
        Assert.Equal(0, made.Code);
        var before = await File.ReadAllTextAsync(folder.File("central.pem"));
        var again = await Programs.RunAsync("keys", "new", "region/2", "central", "--keys", folder.Path);
        Assert.Equal(5, again.Code);
        Assert.Contains("never overwritten", again.Errors);
        Assert.Equal(before, await File.ReadAllTextAsync(folder.File("central.pem")));
        Assert.False(File.Exists(folder.File("region~2.pem")));
        Assert.Equal(made.Output, (await Programs.RunAsync("keys", "show", "--keys", folder.Path)).Output);
        Assert.True(File.Exists(folder.File("region~1.pub.pem")));
    }

    [Fact]
    public async Task Keys_of_logs_and_witnesses_are_made_once_and_shown_as_the_lines_to_give_away()
    {
        using var folder = new TemporaryFolder();
        string[] make = ["keys", "new", "--ed25519", "example.org/a-name-longer-than-an-authoritys-code", "--keys", folder.Path];
        var made = await Programs.RunAsync(make);
        Assert.Equal(0, made.Code);
        Assert.Equal(5, (await Programs.RunAsync(make)).Code);
        Assert.Equal(made.Output, (await Programs.RunAsync("keys", "show", "--keys", folder.Path)).Output);
        var renamed = await Programs.RunAsync("keys", "show", make[3], "--keys", folder.Path, "--name", "other.example", "--json");
        var key = JsonNode.Parse(renamed.Output)![0]!;
        Assert.Matches("^other\\.example\\+[0-9a-f]{8}\\+A[A-Za-z0-9+/]{43}$", (string)key["asLog"]!);
        Assert.Matches("^other\\.example\\+[0-9a-f]{8}\\+B[A-Za-z0-9+/]{43}$", (string)key["asWitness"]!);
    }

    [Fact]
    public async Task A_witness_without_a_usable_key_does_not_start()
    {
        using var folder = new TemporaryFolder();
        await Programs.RunAsync("keys", "new", "--ed25519", "log.example", "--keys", folder.Path);
        await Programs.RunAsync("keys", "new", "central", "--keys", folder.Path);
        var log = (string)JsonNode.Parse((await Programs.RunAsync("keys", "show", "log.example", "--keys", folder.Path, "--json")).Output)![0]!["asLog"]!;
        foreach (var key in new[] { "nobody.pem", "central.pem" })
        {
            var ended = await Programs.RunAsync("witness", "--key", folder.File(key), "--name", "w", "--log", log, "--state", folder.File("state"));
            Assert.Equal(5, ended.Code);
            Assert.Contains(key, ended.Errors);
        }

        Assert.False(Directory.Exists(folder.File("state")));
    }
}
