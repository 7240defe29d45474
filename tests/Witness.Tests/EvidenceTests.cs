using System.Net;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness.Tests;

/// <summary>What a log signed and should not have is kept; what anyone could have made is not.</summary>
public sealed class EvidenceTests : IAsyncLifetime
{
    private readonly ToyLog log = new(300);
    private readonly ToyLog fork = new(300, forkedFrom: 5);
    private RunningWitness witness = null!;

    public async Task InitializeAsync()
    {
        witness = await RunningWitness.StartAsync();
        await witness.CosignedAsync(log.Request(0, 7));
    }

    public Task DisposeAsync() => witness.DisposeAsync().AsTask();

    [Theory]
    [InlineData(7, HttpStatusCode.UnprocessableEntity)]
    [InlineData(0, HttpStatusCode.Conflict)]
    public async Task Two_roots_of_one_size_are_kept_with_both_signatures_whatever_old_size_is_named(long old, HttpStatusCode expected)
    {
        await AnsweredAsync(expected, new WitnessRequest(old, [], fork.Note(7)));
        var text = await File.ReadAllTextAsync(Assert.Single(witness.Evidence));
        Assert.Contains($"{await witness.CheckpointAsync()}", text, StringComparison.Ordinal);
        Assert.Contains($"{fork.Note(7)}", text, StringComparison.Ordinal);
        Assert.Contains("two histories", text, StringComparison.Ordinal);
        await witness.CosignedAsync(log.Request(7, 8));
    }

    [Fact]
    public async Task A_signed_checkpoint_without_a_valid_proof_is_kept_with_the_proof()
    {
        var request = fork.Request(7, 9);
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, request);
        var text = await File.ReadAllTextAsync(Assert.Single(witness.Evidence));
        Assert.Contains($"{fork.Note(9)}", text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(request.Path[0].ToArray()), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_is_kept_once_whatever_strangers_add()
    {
        var stranger = new NoteSigner("stranger.example", ToyLog.Key(3));
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, fork.Request(7, 7));
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new WitnessRequest(7, [log.Tree.LeafHash(1)], fork.Note(7).With(stranger.Sign(fork.Note(7).Text).Signatures)));
        Assert.DoesNotContain("stranger", await File.ReadAllTextAsync(Assert.Single(witness.Evidence)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_log_did_not_sign_is_no_evidence()
    {
        var stranger = new NoteSigner(ToyLog.Origin, ToyLog.Key(2));
        await AnsweredAsync(HttpStatusCode.Forbidden, new WitnessRequest(7, [], stranger.Sign(fork.Note(7).Text)));
        await AnsweredAsync(HttpStatusCode.Conflict, log.Request(3, 9));
        await AnsweredAsync(HttpStatusCode.Conflict, log.Request(0, 7));
        await AnsweredAsync(HttpStatusCode.BadRequest, log.Request(7, 3));
        Assert.Empty(witness.Evidence);
    }

    [Fact]
    public async Task Wrong_proofs_do_not_fill_the_disk_and_leave_room_for_a_fork()
    {
        for (var size = 8; size < 10 + EvidenceFiles.Most; size++)
            await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new WitnessRequest(7, [], log.Note(size)));
        Assert.Equal(EvidenceFiles.Most, witness.Evidence.Count);
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, fork.Request(7, 7));
        Assert.Contains(witness.Evidence, path => Path.GetFileName(path).StartsWith("fork-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_that_cannot_be_written_does_not_change_the_answer()
    {
        await File.WriteAllTextAsync(Path.Combine(witness.State, "evidence"), "in the way");
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, fork.Request(7, 7));
        await witness.CosignedAsync(log.Request(7, 8));
    }

    private async Task AnsweredAsync(HttpStatusCode expected, WitnessRequest request)
    {
        using var response = await witness.AddAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }
}
