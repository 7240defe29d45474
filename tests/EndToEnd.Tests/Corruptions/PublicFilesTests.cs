namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>What is published, changed on its way: both verifiers, which share no code, verify it as it is and name the same file in every changed copy.</summary>
[Collection(CorruptionCollection.Name)]
public sealed class PublicFilesTests(PublicFilesTests.Night night) : IClassFixture<PublicFilesTests.Night>, IAsyncLifetime
{
    private readonly PlayedElection played = night.Played;

    private string Mirror { get; } = night.Played.PathOf(Path.GetRandomFileName());

    public Task InitializeAsync() => played.ExportAsync(Mirror);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_kind_of_file_changed_by_a_byte_longer_shorter_or_missing_is_named_by_both_verifiers()
    {
        await played.BothVerifyAsync(played.LogUrl);
        await played.BothVerifyAsync(Mirror);
        foreach (var file in Files())
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(Mirror, file));
            foreach (var changed in Changed(bytes))
            {
                await File.WriteAllBytesAsync(Path.Combine(Mirror, file), changed);
                await played.BothNameAsync(Mirror, null, file);
            }

            await NamedWithoutAsync(file);
            await File.WriteAllBytesAsync(Path.Combine(Mirror, file), bytes);
        }

        await played.BothVerifyAsync(Mirror);
    }

    [Fact]
    public async Task A_changed_entry_is_named_by_its_position()
    {
        const string bundle = "tile/entries/001.p/46";
        var path = Path.Combine(Mirror, bundle);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        await played.BothNameAsync(Mirror, "ENTRY_DIFFERS", bundle, played.Size - 1);
    }

    [Theory]
    [InlineData("\"counted\":300", "\"counted\":299", "TOTAL_DIFFERS")]
    [InlineData("\"held\":0", "\"held\":1", "HELD_DIFFERS")]
    [InlineData("\"lots\":[]", "\"lots\":[{\"contest\":\"list\",\"order\":[\"a\",\"b\"]}]", "LOT_DIFFERS")]
    public async Task A_total_changed_on_the_page(string published, string changed, string code)
    {
        var file = $"results/{played.Size}";
        var path = Path.Combine(Mirror, file);
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(published, text, StringComparison.Ordinal);
        var at = text.IndexOf(published, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..at] + changed + text[(at + published.Length)..]);
        await played.BothNameAsync(Mirror, code, file);
    }

    /// <summary>One of each kind.</summary>
    private string[] Files() =>
    [
        "checkpoint", $"results/{played.Size}", "tile/0/000", "tile/0/001.p/46", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/46",
    ];

    private static IEnumerable<byte[]> Changed(byte[] bytes)
    {
        foreach (var place in new[] { 0, bytes.Length / 3 })
        {
            var flipped = bytes.ToArray();
            flipped[place] ^= 1;
            yield return flipped;
        }

        yield return bytes[..^1];
        yield return [.. bytes, 0];
    }

    /// <summary>Without a checkpoint there is no log.</summary>
    private async Task NamedWithoutAsync(string file)
    {
        File.Delete(Path.Combine(Mirror, file));
        if (file != "checkpoint") await played.BothNameAsync(Mirror, "FILE_MISSING", file);
        else Assert.Equal((2, 2), await played.BothExitAsync(Mirror));
    }

    /// <summary>With entries enough for a full tile and a partial one.</summary>
    public sealed class Night(CorruptionServers servers) : IAsyncLifetime
    {
        internal PlayedElection Played { get; private set; } = null!;

        public async Task InitializeAsync() => Played = await PlayedElection.PlayAsync(servers.All.Lend(), 300);

        public async Task DisposeAsync() => await Played.DisposeAsync();
    }
}
