using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;
using BadRequest = Google.Rpc.BadRequest;
using RetryInfo = Google.Rpc.RetryInfo;

namespace Tabulation.Intake.Tests;

/// <summary>A SubmitMany call against a ledger that stands still, fails or stops, and a client that does the same.</summary>
public sealed class SubmissionStreamTests : IAsyncLifetime
{
    private const int Many = SubmissionStream.Window + 100;
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 3 * Many });
    private readonly SigningKey key = SigningKey.Create();
    private readonly TaskCompletionSource ledgerOpens = new();
    private readonly TaskCompletionSource clientReads = new();
    private readonly FakeCall call = new();
    private Desk desk = null!;
    private SubmissionStream stream = null!;

    public async Task InitializeAsync()
    {
        desk = await Desk.OpenAsync(election);
        stream = new SubmissionStream(desk.Reader, desk.Appender, new AnswerSigner(key), Gates.Open());
    }

    public async Task DisposeAsync()
    {
        ledgerOpens.TrySetResult();
        await desk.DisposeAsync();
    }

    [Fact]
    public async Task Every_statement_is_answered_once_in_the_order_sent_refused_or_not()
    {
        var envelopes = Envelopes(40);
        for (var wrong = 0; wrong < envelopes.Count; wrong += 3)
            envelopes[wrong] = election.North.SignBytes(ByteString.CopyFromUtf8($"garbage {wrong}"));
        call.Send(envelopes);
        call.Complete();
        await stream.RunAsync(call, call, default);
        Assert.Equal(envelopes.Select(Signing.Id), call.Answers.Select(answer => answer.StatementId));
        Assert.Equal(Enumerable.Range(0, 40).Select(number => number % 3 != 0), call.Answers.Select(answer => answer.Receipt is not null));
        Assert.All(call.Responses, response => Assert.True(IsSigned(response.Answers)));
    }

    [Fact]
    public async Task While_the_ledger_stands_still_only_so_many_requests_are_taken()
    {
        desk.Ledger.Gate = ledgerOpens.Task;
        var running = await TakenUpToTheWindowAsync();
        Assert.Empty(call.Answers);
        ledgerOpens.SetResult();
        await running;
        Assert.Equal(Many, call.Answers.Count);
    }

    [Fact]
    public async Task While_the_client_reads_no_answers_only_so_many_more_requests_are_taken()
    {
        call.Gate = clientReads.Task;
        call.Send(Envelopes(1));
        var running = stream.RunAsync(call, call, default);
        await Wait.Until(() => desk.Ledger.Size == 3, "the first to be recorded");
        call.Send(Envelopes(2 * Many)[1..]);
        call.Complete();
        await Wait.Until(() => call.Taken > SubmissionStream.Window, "the window to fill");
        Assert.Equal(1 + SubmissionStream.Window, call.Taken);
        clientReads.SetResult();
        await running;
        Assert.Equal(2 * Many, call.Answers.Count);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_the_call_and_what_it_had_handed_in_is_recorded()
    {
        desk.Ledger.Gate = ledgerOpens.Task;
        call.Send(Envelopes(5));
        var running = stream.RunAsync(call, call, default);
        await Wait.Until(() => call.Taken == 5, "five requests");
        call.Break(new OperationCanceledException("The client has ended the call."));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        ledgerOpens.SetResult();
        var again = await desk.SubmitAsync(Envelopes(1)[0]);
        Assert.Equal(2, again.Recorded!.Position);
    }

    [Fact]
    public async Task A_shutdown_ends_the_call()
    {
        using var stopping = new CancellationTokenSource();
        call.Send(Envelopes(5));
        var running = stream.RunAsync(call, call, stopping.Token);
        await Wait.Until(() => call.Answers.Count == 5, "five answers");
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_message_too_large_ends_the_call_with_what_to_do_once_everything_ahead_of_it_is_answered()
    {
        desk.Ledger.Gate = ledgerOpens.Task;
        call.Send(Envelopes(20));
        call.Break(new RpcException(new Status(StatusCode.ResourceExhausted, "Received message exceeds the maximum.")));
        var running = stream.RunAsync(call, call, default);
        ledgerOpens.SetResult();
        await UnreadableAsync(running, "MESSAGE_TOO_LARGE", "smaller bundles");
        Assert.Equal(20, call.Answers.Count(answer => answer.Receipt is not null));
    }

    [Fact]
    public async Task A_request_without_content_ends_the_call_once_everything_ahead_of_it_is_answered_and_nothing_behind_it_is_recorded()
    {
        call.Send(Envelopes(3));
        call.Send(new SubmitManyRequest());
        call.Send(Envelopes(6)[3..]);
        var size = desk.Ledger.Size;
        await UnreadableAsync(stream.RunAsync(call, call, default), "SUBMISSION_MISSING", "at least one statement");
        Assert.Equal((3, size + 3), (call.Answers.Count, desk.Ledger.Size));
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_to_ends_the_call_with_when_to_try_again()
    {
        call.Send(Envelopes(3));
        var running = stream.RunAsync(call, call, default);
        await Wait.Until(() => call.Answers.Count == 3, "three answers");
        desk.Ledger.FailBeforeCommit = true;
        call.Send(Envelopes(5)[3..]);
        await UnavailableAsync(running, "cannot be reached");
        Assert.Equal(3, call.Answers.Count);
    }

    [Fact]
    public async Task Once_intake_is_stopping_the_call_ends_with_when_to_try_again()
    {
        call.Send(Envelopes(3));
        var running = stream.RunAsync(call, call, default);
        await Wait.Until(() => call.Answers.Count == 3, "three answers");
        await desk.Appender.StopAsync(default);
        call.Send(Envelopes(4)[3..]);
        await UnavailableAsync(running, "stopping");
    }

    [Fact]
    public async Task Answers_too_many_for_one_message_come_in_several_each_signed()
    {
        var wrong = election.Result(0);
        for (var i = 0; i < 5; i++) wrong.PrecinctResult.Lines[i] = -1;
        var bundle = new SignedTogether(election.North, Enumerable.Range(0, 256).Select(_ => wrong.Clone())).ToBundle();
        desk.Ledger.Gate = ledgerOpens.Task;
        call.Send(Envelopes(1));
        for (var i = 0; i < 16; i++) call.Send(new SubmitManyRequest { Bundle = bundle });
        call.Complete();
        var running = stream.RunAsync(call, call, default);
        await Wait.Until(() => call.Taken == 17, "all requests");
        ledgerOpens.SetResult();
        await running;
        Assert.Equal(1 + 16 * 256, call.Answers.Count);
        Assert.All(call.Responses, response => Assert.InRange(response.CalculateSize(), 1, 2 * AnswerSigner.MaxBytes));
        Assert.All(call.Responses, response => Assert.True(IsSigned(response.Answers)));
    }

    /// <summary>Sends more than the window holds, waits until no more is taken, and tells that it was the window.</summary>
    private async Task<Task> TakenUpToTheWindowAsync()
    {
        call.Send(Envelopes(Many));
        call.Complete();
        var running = stream.RunAsync(call, call, default);
        await Wait.Until(() => call.Taken >= SubmissionStream.Window, "the window to fill");
        Assert.Equal(SubmissionStream.Window, call.Taken);
        return running;
    }

    private List<Envelope> Envelopes(int count)
    {
        var precincts = Enumerable.Range(0, int.MaxValue).Where(SmallElection.IsNorth).Take(count);
        return [.. precincts.Select(precinct => election.North.Sign(election.Result(precinct)))];
    }

    private bool IsSigned(Bundle answers)
    {
        var leaves = SignedBundle.Leaves([.. answers.Payloads.Select(payload => payload.Memory)]);
        var verifier = new BundleVerifier(new VerifiedSignatures(2));
        return verifier.VerifyWhole(key.PublicKey, PayloadType.AnswerBundle, leaves, answers.Signature.Memory, out _) == BundleCheck.Signed;
    }

    private static async Task UnreadableAsync(Task running, string rule, string advice)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => running);
        var violation = error.GetDetail<BadRequest>()!.FieldViolations.Single();
        Assert.Equal((StatusCode.InvalidArgument, "submission", rule), (error.StatusCode, violation.Field, violation.Reason));
        Assert.Contains(advice, error.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(advice, violation.Description, StringComparison.Ordinal);
    }

    private static async Task UnavailableAsync(Task running, string why)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => running);
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Contains(why, error.Status.Detail, StringComparison.Ordinal);
        Assert.True(error.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
    }
}
