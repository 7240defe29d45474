using System.Net;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness.Tests;

/// <summary>c2sp.org/tlog-witness, "add-checkpoint", sentence by sentence.</summary>
public sealed class AddCheckpointTests : IAsyncLifetime
{
    private static readonly NoteSigner s_stranger = new(ToyLog.Origin, ToyLog.Key(2));
    private readonly ToyLog log = new(40);
    private RunningWitness witness = null!;

    public async Task InitializeAsync() => witness = await RunningWitness.StartAsync();

    public Task DisposeAsync() => witness.DisposeAsync().AsTask();

    [Fact]
    public async Task What_continues_is_cosigned_with_the_time()
    {
        Assert.Equal(1_700_000_000, await witness.CosignedAsync(log.Request(0, 7)));
        witness.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1_700_000_005, await witness.CosignedAsync(log.Request(7, 40)));
        Assert.Equal(1_700_000_005, await witness.CosignedAsync(log.Request(40, 40)));
    }

    [Fact]
    public async Task An_empty_log_can_be_cosigned_and_continued()
    {
        await witness.CosignedAsync(log.Request(0, 0));
        await witness.CosignedAsync(log.Request(0, 0));
        await witness.CosignedAsync(log.Request(0, 5));
    }

    [Theory]
    [InlineData(-100)]
    [InlineData(0)]
    public async Task The_time_is_never_zero_nor_before_the_last(long clock)
    {
        witness.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(clock);
        Assert.Equal(1, await witness.CosignedAsync(log.Request(0, 7)));
        witness.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(1_000);
        Assert.Equal(1_000, await witness.CosignedAsync(log.Request(7, 8)));
        witness.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(clock);
        Assert.Equal(1_000, await witness.CosignedAsync(log.Request(8, 9)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 0\n\n")]
    [InlineData("old 00\n\nNOTE")]
    [InlineData("old x\n\nNOTE")]
    [InlineData("old 0\nAAAA\n\nNOTE")]
    [InlineData("old 0\n\nNOTE\n")]
    public Task What_is_no_request_is_malformed(string body) => AnsweredAsync(HttpStatusCode.BadRequest, body.Replace("NOTE", $"{log.Note(3)}", StringComparison.Ordinal));

    [Fact]
    public async Task A_note_that_is_no_checkpoint_is_malformed() =>
        await AnsweredAsync(HttpStatusCode.BadRequest, $"old 0\n\n{ToyLog.Signer.Sign($"{ToyLog.Origin}\n03\n\n")}");

    [Fact]
    public async Task An_old_size_above_the_checkpoints_is_malformed_whatever_was_cosigned()
    {
        await AnsweredAsync(HttpStatusCode.BadRequest, log.Request(4, 3));
        await witness.CosignedAsync(log.Request(0, 4));
        await AnsweredAsync(HttpStatusCode.BadRequest, log.Request(4, 3));
    }

    [Fact]
    public async Task An_unknown_origin_is_not_found_even_if_known_keys_sign()
    {
        var checkpoint = new Checkpoint("other.example", log.Tree.HeadAt(3));
        await AnsweredAsync(HttpStatusCode.NotFound, new WitnessRequest(0, [], ToyLog.Signer.Sign($"{checkpoint}")));
    }

    [Fact]
    public async Task Without_a_trusted_signature_it_is_forbidden() =>
        await AnsweredAsync(HttpStatusCode.Forbidden, new WitnessRequest(0, [], s_stranger.Sign(log.Note(3).Text)));

    [Fact]
    public async Task A_line_named_for_a_trusted_key_that_does_not_verify_is_forbidden_beside_one_that_does()
    {
        var wrong = log.Note(4).Signatures[0];
        await AnsweredAsync(HttpStatusCode.Forbidden, new WitnessRequest(0, [], SignedNote.Of(log.Note(3).Text, wrong)));
        await AnsweredAsync(HttpStatusCode.Forbidden, new WitnessRequest(0, [], log.Note(3).With(wrong)));
    }

    [Fact]
    public async Task Lines_of_strangers_are_ignored_and_not_passed_on()
    {
        var note = log.Note(3).With(s_stranger.Sign(log.Note(3).Text).Signatures[0]);
        await witness.CosignedAsync(new WitnessRequest(0, [], note));
        var served = await witness.CheckpointAsync();
        Assert.Equal(NoteCheck.Verified, served.Check([ToyLog.Signer.Verifier, witness.Cosigner.Verifier], out var signers));
        Assert.Equal((2, 2), (signers.Count, served.Signatures.Count));
    }

    [Fact]
    public async Task Any_of_several_keys_of_a_log_will_do()
    {
        await witness.StopAsync();
        await witness.StartServerAsync(ToyLog.Signer.Verifier, s_stranger.Verifier);
        await witness.CosignedAsync(new WitnessRequest(0, [], s_stranger.Sign(log.Note(3).Text)));
        await witness.CosignedAsync(log.Request(3, 4));
    }

    [Fact]
    public async Task Another_old_size_is_a_conflict_that_says_the_size()
    {
        await ConflictAsync("0\n", log.Request(1, 3));
        await witness.CosignedAsync(log.Request(0, 7));
        await ConflictAsync("7\n", log.Request(0, 9));
        await ConflictAsync("7\n", log.Request(6, 9));
        await ConflictAsync("7\n", log.Request(8, 9));
        await ConflictAsync("7\n", log.Request(0, 3));
    }

    [Fact]
    public async Task An_empty_log_has_the_root_of_the_empty_tree()
    {
        var note = ToyLog.Signer.Sign(new Checkpoint(ToyLog.Origin, new TreeHead(0, log.Tree.HeadAt(1).Root)).ToString());
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new WitnessRequest(0, [], note));
    }

    [Fact]
    public async Task A_proof_from_nothing_is_refused() =>
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new WitnessRequest(0, [log.Tree.LeafHash(0)], log.Note(3)));

    [Fact]
    public async Task A_proof_that_does_not_verify_is_refused()
    {
        await witness.CosignedAsync(log.Request(0, 7));
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new WitnessRequest(7, [], log.Note(9)));
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new WitnessRequest(7, log.Tree.ConsistencyPath(7, 10), log.Note(9)));
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new WitnessRequest(7, [log.Tree.LeafHash(0)], log.Note(7)));
        await witness.CosignedAsync(log.Request(7, 9));
    }

    [Fact]
    public async Task Another_root_at_the_same_size_is_refused()
    {
        await witness.CosignedAsync(log.Request(0, 7));
        await AnsweredAsync(HttpStatusCode.UnprocessableEntity, new ToyLog(7, forkedFrom: 3).Request(7, 7));
    }

    [Fact]
    public async Task More_than_any_request_needs_is_not_read() => await AnsweredAsync(HttpStatusCode.RequestEntityTooLarge, new string('x', 256 * 1024 + 1));

    [Fact]
    public async Task Sixteen_large_signatures_are_read()
    {
        var lines = Enumerable.Range(0, 15).Select(each => new NoteSignature($"mldsa{each}.example", (uint)each, new byte[5_000]));
        await witness.CosignedAsync(new WitnessRequest(0, [], log.Note(3).With([.. lines])));
    }

    [Fact]
    public async Task The_checkpoint_cosigned_last_is_served()
    {
        var path = $"{Checkpoint.HashOf(ToyLog.Origin)}/checkpoint";
        using (var none = await witness.GetAsync(path)) Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        await witness.CosignedAsync(log.Request(0, 3));
        await witness.CosignedAsync(log.Request(3, 5));
        Assert.Equal(log.Note(5).Text, (await witness.CheckpointAsync()).Text);
        using var upper = await witness.GetAsync(path.ToUpperInvariant());
        Assert.Equal(HttpStatusCode.NotFound, upper.StatusCode);
        using var wrongMethod = await witness.GetAsync("add-checkpoint");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrongMethod.StatusCode);
    }

    private Task AnsweredAsync(HttpStatusCode expected, WitnessRequest request) => AnsweredAsync(expected, request.ToString());

    private async Task AnsweredAsync(HttpStatusCode expected, string body)
    {
        using var response = await witness.AddAsync(body);
        Assert.Equal(expected, response.StatusCode);
    }

    private async Task ConflictAsync(string expected, WitnessRequest request)
    {
        using var response = await witness.AddAsync(request);
        Assert.Equal((HttpStatusCode.Conflict, expected), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("text/x.tlog.size", $"{response.Content.Headers.ContentType}");
    }
}
