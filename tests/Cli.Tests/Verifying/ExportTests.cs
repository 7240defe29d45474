using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Tests.Verifying;

public sealed class ExportTests : IDisposable
{
    private readonly PublishedElection published = new(300);

    private string Mirror => published.PathOf("mirror");

    [Fact]
    public async Task A_mirror_is_the_log_file_for_file_and_is_verified_as_such()
    {
        var ended = await published.ExportAsync(Mirror, "--election", published.Election.Signed.Id.ToString());
        Assert.True(ended.Code == 0, ended.Errors + ended.Output);
        Assert.Equal(Files(published.Folder), Files(Mirror));
        Assert.Equal(0, (await published.VerifyAtAsync(Mirror)).Code);
    }

    [Fact]
    public async Task Again_it_fetches_what_is_new()
    {
        await ExportAsync();
        published.Publish(published.Script.Add(published.Election, 0, published.Election.Result(0, contest: "d1")).Leaves);
        published.Server.Asked.Clear();
        await ExportAsync();
        Assert.DoesNotContain("tile/0/000", published.Server.Asked);
        Assert.DoesNotContain("tile/entries/000", published.Server.Asked);
        Assert.Contains("tile/entries/001.p/47", published.Server.Asked);
        Assert.Equal(0, (await published.VerifyAtAsync(Mirror)).Code);
    }

    [Fact]
    public async Task Partial_tiles_go_once_the_full_ones_are_there_and_an_older_checkpoint_still_verifies()
    {
        await ExportAsync();
        var (older, results) =
            (await File.ReadAllBytesAsync(Path.Combine(Mirror, "checkpoint")), $"results/{published.Script.Leaves.Count}");
        for (var precinct = 0; precinct < 250; precinct++)
            published.Script.Add(
                published.Election, precinct, published.Election.Result(precinct, contest: precinct % 2 == 0 ? "d1" : "d2"));
        published.Publish(published.Script.Leaves);
        await ExportAsync();
        Assert.Equal(0, (await published.VerifyAtAsync(Mirror)).Code);
        Assert.False(Directory.Exists(Path.Combine(Mirror, "tile/0/001.p")));
        Assert.False(Directory.Exists(Path.Combine(Mirror, "tile/entries/001.p")));
        Assert.Equal(["1", "2"], Directory.GetFiles(Path.Combine(Mirror, "tile/1/000.p")).Select(Path.GetFileName).Order());

        Assert.True(File.Exists(Path.Combine(Mirror, results)));
        await File.WriteAllBytesAsync(Path.Combine(Mirror, "checkpoint"), older);
        Assert.Equal(0, (await published.VerifyAtAsync(Mirror)).Code);
    }

    [Fact]
    public async Task A_log_that_does_not_continue_the_mirror_is_not_put_over_it()
    {
        await ExportAsync();
        var before = Files(Mirror);
        using var other = new PublishedElection(300);
        var ended = await Programs.RunAsync("export", other.Folder, Mirror, "--log-key", other.Signer.Verifier.ToString());
        Assert.Equal(1, ended.Code);
        published.Publish([.. published.Script.Leaves.Take(100)]);
        ended = await published.ExportAsync(Mirror);
        Assert.Equal(1, ended.Code);
        Assert.Contains("WENT_BACK", ended.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files(Mirror));
    }

    [Fact]
    public async Task Another_election_is_not_exported()
    {
        var ended = await published.ExportAsync(Mirror, "--election", Hash256.Of([1]).ToString());
        Assert.Equal(1, ended.Code);
        Assert.Contains("OTHER_ELECTION", ended.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Mirror));
    }

    private async Task ExportAsync()
    {
        var ended = await published.ExportAsync(Mirror);
        Assert.True(ended.Code == 0, ended.Errors + ended.Output);
    }

    public void Dispose() => published.Dispose();

    /// <summary>Paths with hashes.</summary>
    private static List<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Hash256.Of(File.ReadAllBytes(file))}").Order(StringComparer.Ordinal),
    ];
}
