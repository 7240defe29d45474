using Tabulation.TestKit;

namespace Tabulation.Anchor.Tests;

/// <summary>The anchor in a file.</summary>
public sealed class FileAnchorTests : AnchorContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("anchor");

    protected override IAnchor Open(string origin = Origin) => new FileAnchor(Path, origin);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_move_that_a_power_cut_interrupted_has_not_been_made()
    {
        await Open().TryMoveAsync(null, Head(3), default);
        await Open().TryMoveAsync(Head(3), Head(5), default);
        var whole = await File.ReadAllBytesAsync(Path);
        var line = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        for (var length = line; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Path, whole[..length]);
            Assert.Equal(Head(3), await Open().ReadAsync(default));
        }

        Assert.True(await Open().TryMoveAsync(Head(3), Head(9), default));
        Assert.Equal(Head(9), await Open().ReadAsync(default));
    }

    [Fact]
    public async Task Evidence_that_a_power_cut_left_half_written_is_none_and_is_kept_again()
    {
        await Open().KeepEvidenceAsync(Fork(1), default);
        var whole = await File.ReadAllBytesAsync($"{Path}.evidence");
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync($"{Path}.evidence", whole[..length]);
            Assert.Null(await Open().ReadEvidenceAsync(default));
            await Open().KeepEvidenceAsync(Fork(2), default);
            Assert.Equal(Fork(2), await Open().ReadEvidenceAsync(default));
        }
    }

    [Fact]
    public async Task A_file_longer_than_what_is_read_at_once_ends_with_the_last_move()
    {
        for (var size = 1; size <= 200; size++) Assert.True(await Open().TryMoveAsync(size == 1 ? null : Head(size - 1), Head(size), default));
        Assert.Equal(Head(200), await Open().ReadAsync(default));
        Assert.Equal(200, (await File.ReadAllLinesAsync(Path)).Length);
    }

    /// <summary>Two that move it at once would otherwise both find what they move from.</summary>
    [Fact]
    public async Task Whoever_moves_it_has_it_alone()
    {
        Assert.True(await Open().TryMoveAsync(null, Head(3), default));
        Task<bool> move;
        await using (new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
        {
            move = Open().TryMoveAsync(Head(3), Head(4), default);
            Assert.False(move.IsCompleted);
        }

        Assert.True(await move);
    }

    [Fact]
    public async Task Another_logs_anchor_is_refused()
    {
        await Open().TryMoveAsync(null, Head(3), default);
        var refused = await Assert.ThrowsAsync<AnchorException>(() => Open("other.example/log").ReadAsync(default));
        Assert.Contains(Origin, refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AnchorException>(() => Open("other.example/log").TryMoveAsync(null, Head(1), default));
    }

    [Theory]
    [InlineData("garbage\n")]
    [InlineData("3 too-short name\n")]
    [InlineData("-3 ErAUvep8HLC68unV07cAU2ERIKGJJx6y8ZFc1MLMm5U= name\n")]
    public async Task What_is_no_anchor_is_refused_rather_than_taken_for_none(string content)
    {
        await File.WriteAllTextAsync(Path, content);
        await Assert.ThrowsAsync<AnchorException>(() => Open().ReadAsync(default));
    }

    [Fact]
    public async Task A_folder_that_is_away_is_an_outage()
    {
        var away = new FileAnchor(folder.File("unmounted/anchor"), Origin);
        await Assert.ThrowsAsync<AnchorException>(() => away.TryMoveAsync(null, Head(1), default));
    }
}
