using System.Net;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness.Tests;

/// <summary>A witness never forgets, whatever is asked at once and however it ended.</summary>
public sealed class StateTests : IAsyncLifetime
{
    private readonly ToyLog log = new(200);
    private RunningWitness witness = null!;

    public async Task InitializeAsync() => witness = await RunningWitness.StartAsync();

    public Task DisposeAsync() => witness.DisposeAsync().AsTask();

    [Fact]
    public async Task Of_many_requests_from_one_size_one_wins_and_the_others_are_told_where_it_is()
    {
        for (var (round, size) = (0, 0L); round < 5; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(step => witness.AddAsync(log.Request(size, size + step))));
            var winner = answers.Index().Single(answer => answer.Item.StatusCode == HttpStatusCode.OK);
            size += winner.Index + 1;
            foreach (var loser in answers.Where(answer => answer != winner.Item))
                Assert.Equal((HttpStatusCode.Conflict, $"{size}\n"), (loser.StatusCode, await loser.Content.ReadAsStringAsync()));
            Assert.Equal(log.Note(size).Text, (await witness.CheckpointAsync()).Text);
        }
    }

    [Fact]
    public async Task A_restarted_witness_goes_on_where_it_was()
    {
        await witness.CosignedAsync(log.Request(0, 7));
        var served = await witness.CheckpointAsync();
        await witness.StopAsync();
        // What a power cut leaves of a write that had not been finished.
        await File.WriteAllTextAsync(witness.CheckpointFile + ".new", "log.exa");
        await witness.StartServerAsync();
        Assert.Equal(served, await witness.CheckpointAsync());
        using (var forgotten = await witness.AddAsync(log.Request(0, 9))) Assert.Equal(HttpStatusCode.Conflict, forgotten.StatusCode);
        await witness.CosignedAsync(log.Request(7, 9));
    }

    [Fact]
    public async Task What_is_answered_is_on_disk_and_what_cannot_be_kept_is_not_cosigned()
    {
        await witness.CosignedAsync(log.Request(0, 7));
        Assert.Equal((await witness.CheckpointAsync()).ToString(), await File.ReadAllTextAsync(witness.CheckpointFile));
        // A directory where the next file is to be written: the disk refuses.
        Directory.CreateDirectory(witness.CheckpointFile + ".new");
        using (var failed = await witness.AddAsync(log.Request(7, 9))) Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Directory.Delete(witness.CheckpointFile + ".new");
        await witness.CosignedAsync(log.Request(7, 8));
    }

    [Fact]
    public async Task No_damaged_bit_is_taken_for_what_was_cosigned()
    {
        await witness.CosignedAsync(log.Request(0, 7));
        await witness.StopAsync();
        var bytes = await File.ReadAllBytesAsync(witness.CheckpointFile);
        var ours = bytes.AsSpan().LastIndexOf("— "u8);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var isOfLogsLine = bit / 8 > bytes.AsSpan().IndexOf("— "u8) && bit / 8 < ours;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            // The log's own signature was verified when it came, and is its word, not this witness's.
            if (!isOfLogsLine) Assert.False(CosignedCheckpoint.TryRead(bytes, ToyLog.Origin, witness.Cosigner.Verifier, out _), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.True(CosignedCheckpoint.TryRead(bytes, ToyLog.Origin, witness.Cosigner.Verifier, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task A_damaged_state_is_refused_by_name_and_left_as_it_is(int kept)
    {
        await witness.CosignedAsync(log.Request(0, 7));
        await witness.StopAsync();
        await using (var file = File.OpenWrite(witness.CheckpointFile)) file.SetLength(kept);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => witness.StartServerAsync());
        Assert.Contains(witness.CheckpointFile, refused.Message, StringComparison.Ordinal);
        Assert.Equal(kept, new FileInfo(witness.CheckpointFile).Length);
    }

    [Fact]
    public async Task Another_witness_cannot_take_it_over()
    {
        await witness.CosignedAsync(log.Request(0, 7));
        await witness.StopAsync();
        var other = witness.Settings() with { Cosigner = new Cosigner(witness.Cosigner.Verifier.Name, ToyLog.Key(101)) };
        Assert.Throws<InvalidDataException>(() => WitnessHost.Build(other, TimeProvider.System));
    }

    [Fact]
    public void Two_witnesses_cannot_share_it()
    {
        var refused = Assert.Throws<IOException>(() => WitnessHost.Build(witness.Settings(), TimeProvider.System));
        Assert.Contains("another witness", refused.Message, StringComparison.Ordinal);
    }
}
