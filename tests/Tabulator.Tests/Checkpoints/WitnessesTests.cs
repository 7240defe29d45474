using System.Net;
using Microsoft.Extensions.Logging;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Tests.Checkpoints;

/// <summary>c2sp.org/tlog-witness as a log uses it: whatever a witness does, the checkpoint goes out, with the cosignatures that are right.</summary>
public sealed class WitnessesTests : IDisposable
{
    private readonly GrowingTree tree = new();
    private readonly NoteSigner signer = new("log.example", FakeWitness.KeyOf(1));
    private readonly SteppedClock clock = new();
    private readonly KeptLog log = new();
    private readonly FakeWitness witness = new("witness.example", 2);
    private readonly HttpClient http;
    private readonly Witnesses witnesses;

    public WitnessesTests()
    {
        tree.Append([.. Enumerable.Range(0, 20).Select(leaf => Rfc6962.LeafHash([(byte)leaf]))]);
        http = new HttpClient(witness);
        witnesses = new Witnesses([new WitnessAddress(witness.Cosigner.Verifier, new Uri("http://witness.invalid/prefix/"))], 1, [signer.Verifier], http, clock, log);
    }

    public void Dispose()
    {
        http.Dispose();
        witness.Dispose();
    }

    [Fact]
    public async Task The_first_time_it_is_asked_from_nothing_and_then_from_what_it_cosigned()
    {
        witness.ThenCosigns();
        await CosignedAsync(7);
        await CosignedAsync(12);
        Assert.Equal([0, 7], witness.Asked.Select(request => request.OldSize));
        Assert.Equal("POST /prefix/add-checkpoint", witness.Path);
        Assert.Equal(tree.ConsistencyPath(7, 12), witness.Asked[1].Path.ToArray());
        Assert.Empty(log.Levels);
    }

    [Fact]
    public async Task Whoever_has_cosigned_a_checkpoint_is_not_asked_for_it_again()
    {
        witness.ThenCosigns();
        var cosigned = await CosignAsync(7);
        Assert.Equal(cosigned, (await witnesses.CosignAsync(cosigned, tree.HeadAt(7), tree, default)).Note);
        Assert.Single(witness.Asked);
    }

    [Fact]
    public async Task After_a_conflict_it_is_asked_again_from_where_it_stands()
    {
        witness.Then(HttpStatusCode.Conflict, "5\n").ThenCosigns();
        await CosignedAsync(7);
        Assert.Equal([0, 5], witness.Asked.Select(request => request.OldSize));
        Assert.Equal(tree.ConsistencyPath(5, 7), witness.Asked[1].Path.ToArray());
    }

    [Fact]
    public async Task One_conflict_after_another_ends_and_the_next_checkpoint_starts_where_it_last_stood()
    {
        witness.Then(HttpStatusCode.Conflict, "5\n").Then(HttpStatusCode.Conflict, "6\n").ThenCosigns();
        await LeftOutAsync(7);
        await CosignedAsync(8);
        Assert.Equal([0, 5, 6], witness.Asked.Select(request => request.OldSize));
    }

    [Theory]
    [InlineData("8\n")]
    [InlineData("9223372036854775807\n")]
    [InlineData("99999999999999999999\n")]
    [InlineData("-1\n")]
    [InlineData(" 5\n")]
    [InlineData("5\n\n")]
    [InlineData("5")]
    [InlineData("")]
    public async Task A_conflict_with_a_size_that_cannot_be_leaves_it_out_this_time_only(string size)
    {
        witness.Then(HttpStatusCode.Conflict, size).ThenCosigns();
        await LeftOutAsync(7);
        Assert.Single(witness.Asked);
        await CosignedAsync(8);
    }

    [Fact]
    public async Task One_that_does_not_answer_in_time_is_left_out()
    {
        witness.ThenSaysNothing();
        var cosigning = CosignAsync(7);
        await Wait.Until(() => witness.Asked.Count == 1, "the question");
        await clock.PassAsync(TimeSpan.FromMilliseconds(1_999));
        Assert.False(cosigning.IsCompleted);
        await clock.PassAsync(TimeSpan.FromMilliseconds(1));
        Assert.Single((await cosigning.WaitAsync(Wait.Limit)).Signatures);
        Assert.Equal([LogLevel.Warning], log.Levels);
    }

    [Fact]
    public async Task To_stop_is_not_taken_for_slowness()
    {
        witness.ThenSaysNothing();
        using var stop = new CancellationTokenSource();
        var cosigning = witnesses.CosignAsync(Note(7), tree.HeadAt(7), tree, stop.Token);
        await Wait.Until(() => witness.Asked.Count == 1, "the question");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cosigning);
    }

    [Fact]
    public Task A_cosignature_of_something_else_is_not_taken() => NotTakenAsync(_ => witness.Cosign(Note(6).Text));

    [Fact]
    public Task A_cosignature_without_a_time_is_not_taken() => NotTakenAsync(request => witness.CosignAtZero(request.Checkpoint.Text));

    [Fact]
    public Task A_cosignature_by_another_key_of_its_name_is_not_taken() => NotTakenAsync(request => new FakeWitness("witness.example", 3).Cosign(request.Checkpoint.Text));

    [Fact]
    public Task Its_key_under_another_name_is_not_taken() => NotTakenAsync(request => new FakeWitness("other.example", 2).Cosign(request.Checkpoint.Text));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("<html>")]
    [InlineData("\uFFFF\u0000")]
    public async Task An_answer_without_lines_is_not_taken(string text)
    {
        witness.Then(HttpStatusCode.OK, text);
        await LeftOutAsync(7);
    }

    [Fact]
    public async Task Of_several_lines_its_own_is_taken_and_no_other()
    {
        witness.Then(request => FakeWitness.Answer(
            HttpStatusCode.OK, $"{new FakeWitness("other.example", 3).Cosign(request.Checkpoint.Text)}{witness.Cosign(request.Checkpoint.Text)}"));
        await CosignedAsync(7);
    }

    [Fact]
    public async Task What_it_says_of_its_encoding_does_not_matter()
    {
        witness.Then(request =>
        {
            var answer = FakeWitness.Answer(HttpStatusCode.OK, $"{witness.Cosign(request.Checkpoint.Text)}");
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", "text/plain; charset=nonsense");
            return answer;
        });
        await CosignedAsync(7);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, LogLevel.Warning)]
    [InlineData(HttpStatusCode.Forbidden, LogLevel.Warning)]
    [InlineData(HttpStatusCode.NotFound, LogLevel.Warning)]
    [InlineData(HttpStatusCode.TemporaryRedirect, LogLevel.Warning)]
    [InlineData(HttpStatusCode.BadGateway, LogLevel.Warning)]
    [InlineData(HttpStatusCode.UnprocessableEntity, LogLevel.Critical)]
    public async Task A_refusal_is_logged_and_one_that_speaks_of_a_contradiction_loudest(HttpStatusCode status, LogLevel expected)
    {
        witness.Then(status, "no").ThenCosigns();
        await LeftOutAsync(7);
        Assert.Equal(expected, log.Levels.Max());
        await CosignedAsync(8);
    }

    [Fact]
    public async Task One_that_cannot_be_reached_is_left_out()
    {
        witness.Then(_ => throw new HttpRequestException("Connection refused."));
        await LeftOutAsync(7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(20)]
    public async Task What_the_log_has_signed_of_another_history_is_handed_on_with_its_signature_alone(long size)
    {
        var fork = Signed(size, signer);
        witness.Then(HttpStatusCode.UnprocessableEntity, "no");
        witness.Shows = $"{fork.With(witness.Cosign(fork.Text))}";
        var witnessed = await WitnessedAsync(7);
        Assert.Equal((Note(7), fork), (witnessed.Note, witnessed.Evidence));
    }

    [Fact]
    public async Task What_a_witness_only_says_against_the_log_is_not_believed()
    {
        witness.Then(HttpStatusCode.UnprocessableEntity, "no");
        string?[] shown =
        [
            null, "", "<html>", Signed(5, signer).Text, $"{Note(5)}", $"{Signed(5, new NoteSigner("log.example", FakeWitness.KeyOf(9)))}",
            $"{Signed(5, new NoteSigner("other.example", FakeWitness.KeyOf(1)))}", $"{Signed(5, signer, "other.example")}", $"{Signed(21, signer)}",
            $"{Note(5)}".Replace(Note(5).Text, Signed(5, signer).Text, StringComparison.Ordinal),
        ];
        foreach (var claim in shown)
        {
            witness.Shows = claim;
            var witnessed = await WitnessedAsync(7);
            Assert.Equal((Note(7), null), (witnessed.Note, witnessed.Evidence));
        }

        Assert.Equal(shown.Length, log.Levels.Count(level => level == LogLevel.Critical));
    }

    /// <summary>A checkpoint that is not of this tree.</summary>
    private static SignedNote Signed(long size, NoteSigner by, string? origin = null) =>
        by.Sign(new Checkpoint(origin ?? by.Verifier.Name, new TreeHead(size, Hash256.Of([42]))).ToString());

    private SignedNote Note(long size) => signer.Sign(new Checkpoint("log.example", tree.HeadAt(size)).ToString());

    private Task<WitnessedNote> WitnessedAsync(long size) => witnesses.CosignAsync(Note(size), tree.HeadAt(size), tree, default);

    private async Task<SignedNote> CosignAsync(long size)
    {
        var witnessed = await WitnessedAsync(size);
        Assert.Null(witnessed.Evidence);
        return witnessed.Note;
    }

    private async Task CosignedAsync(long size)
    {
        var note = await CosignAsync(size);
        Assert.Equal(2, note.Signatures.Count);
        Assert.Equal(WitnessCheck.Enough, witnesses.Policy.Check(note, out var signers));
        Assert.Equal([witness.Cosigner.Verifier], signers);
    }

    private async Task LeftOutAsync(long size)
    {
        Assert.Equal(Note(size), await CosignAsync(size));
        Assert.NotEmpty(log.Levels);
    }

    private async Task NotTakenAsync(Func<WitnessRequest, NoteSignature> line)
    {
        witness.Then(request => FakeWitness.Answer(HttpStatusCode.OK, $"{line(request)}"));
        await LeftOutAsync(7);
        Assert.Equal([LogLevel.Warning], log.Levels);
    }

    private sealed class KeptLog : ILogger<Witnesses>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Add(logLevel);
    }
}
