using FsCheck.Fluent;
using Grpc.Core;
using Tabulation.Client.Connecting;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Tests.Submitting;

public sealed class SubmitterTests
{
    private static readonly SubmitterSettings Impatient = new()
    {
        InFlight = 64,
        AnswerTimeout = TimeSpan.FromMilliseconds(200),
        Retry = new RetrySettings { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5) },
    };

    private readonly List<AnsweredStatement> answers = [];

    [Fact]
    public async Task Every_statement_is_answered_once_whatever_the_sizes()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        var sizes = from statements in Gen.Choose(0, 300)
                    from together in Gen.Choose(1, 256)
                    from window in Gen.Choose(1, 300)
                    select (statements, together, window);
        Properties.Holds(sizes, size =>
        {
            answers.Clear();
            var settings = Impatient with { InFlight = size.window };
            SubmitAsync(server, Statements.Batches(size.statements, size.together), settings).GetAwaiter().GetResult();
            return AnsweredOnce(size.statements);
        });
    }

    [Fact]
    public async Task Nothing_is_lost_or_recorded_twice_when_calls_break_off()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake { BeforeAnswer = BreakEveryFifth });
        await SubmitAsync(server, Statements.Batches(1_000, 10));
        Assert.True(AnsweredOnce(1_000));
        Assert.Equal(1_000, server.Intake.Recorded);
        Assert.True(server.Intake.Payloads.Count > 1_000);
    }

    [Fact]
    public async Task Connections_cut_in_the_middle_are_made_anew()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake { BeforeAnswer = CutEverySeventh });
        await SubmitAsync(server, Statements.Batches(500, 10));
        Assert.True(AnsweredOnce(500));
        Assert.Equal(500, server.Intake.Recorded);
    }

    [Fact]
    public async Task A_server_that_restarts_is_found_again()
    {
        var (intake, port) = (new FakeIntake(), FreePort.Find());
        var first = await FakeServer.StartAsync(intake, port);
        var half = new TaskCompletionSource();
        intake.BeforeAnswer = async (bundles, context) =>
        {
            if (bundles != 20) return;
            half.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        var submitting = SubmitAsync(first, Statements.Batches(400, 10), Impatient with { AnswerTimeout = TimeSpan.FromMinutes(1) });
        await await Task.WhenAny(half.Task, submitting);
        await first.StopServingAsync();
        await using var second = await FakeServer.StartAsync(intake, port);
        await submitting;
        await first.DisposeAsync();
        Assert.True(AnsweredOnce(400));
        Assert.Equal(400, intake.Recorded);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_asked_for_again()
    {
        var dropped = 0;
        var intake = new FakeIntake { Change = bundle => Interlocked.Increment(ref dropped) % 3 == 1 ? null : bundle };
        await using var server = await FakeServer.StartAsync(intake);
        await SubmitAsync(server, Statements.Batches(100, 10));
        Assert.True(AnsweredOnce(100));
    }

    [Fact]
    public async Task A_slow_server_is_waited_for()
    {
        var full = new TaskCompletionSource();
        var intake = new FakeIntake { BeforeAnswer = (_, _) => full.Task };
        await using var server = await FakeServer.StartAsync(intake);
        var handedOver = 0;
        var batches = Statements.Batches(2_000, 10).Select(batch =>
        {
            if (Interlocked.Increment(ref handedOver) == 20) full.TrySetResult();
            return batch;
        });
        await SubmitAsync(server, batches, Impatient with { InFlight = 40, AnswerTimeout = TimeSpan.FromMinutes(1) });
        Assert.True(AnsweredOnce(2_000));
    }

    [Fact]
    public async Task Refusals_are_reported_with_their_tag_and_end_nothing()
    {
        var refusal = new Refusal { Findings = { new Finding { Rule = "UNKNOWN_PRECINCT", Field = "precinct_result.precinct", Disposition = Disposition.Refuse } } };
        var intake = new FakeIntake { Refuse = payload => payload.IsAbout(7) || payload.IsAbout(13) ? refusal : null };
        await using var server = await FakeServer.StartAsync(intake);
        await SubmitAsync(server, Statements.Batches(50, 8));
        Assert.True(AnsweredOnce(50));
        Assert.Equal([7, 13], answers.Where(answer => !answer.IsRecorded).Select(answer => answer.Tag).Order());
        Assert.All(answers.Where(answer => !answer.IsRecorded), answer => Assert.Equal("UNKNOWN_PRECINCT", answer.Answer.Refusal.Findings[0].Rule));
    }

    [Fact]
    public async Task A_statement_handed_in_twice_is_answered_twice()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        await SubmitAsync(server, [Statements.Batch(1, 2, 1), Statements.Batch(2)]);
        Assert.Equal([1, 1, 2, 2], answers.Select(answer => answer.Tag).Order());
        Assert.Equal(2, server.Intake.Recorded);
    }

    [Fact]
    public async Task Each_answer_proves_itself()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        await SubmitAsync(server, Statements.Batches(20, 7));
        var verifier = new BundleVerifier(new VerifiedSignatures(16));
        Assert.All(answers.Select(answer => answer.ToEnvelope()), envelope => Assert.Equal(BundleCheck.Signed, verifier.Verify(
            server.Intake.Key.PublicKey, PayloadType.AnswerBundle, envelope.Payload.Span,
            new BundleProof(envelope.BundleIndex, envelope.BundleSize, envelope.AuditPath.Memory, envelope.Signature.Memory))));
    }

    [Fact]
    public async Task Answers_by_another_key_are_not_believed()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        var other = new Submitter(server.Client, SigningKey.Create().PublicKey, Impatient);
        await Assert.ThrowsAsync<UntrustedAnswerException>(() => other.SubmitAsync(Statements.Batches(1, 1), answers.Add));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Answers_changed_on_the_way_are_not_believed()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake { Change = ClaimAnotherPosition });
        await Assert.ThrowsAsync<UntrustedAnswerException>(() => SubmitAsync(server, Statements.Batches(3, 3)));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Signed_nonsense_is_not_taken_for_an_answer()
    {
        var intake = new FakeIntake();
        intake.Change = _ => intake.Sign([Google.Protobuf.ByteString.CopyFromUtf8("nonsense")]);
        await using var server = await FakeServer.StartAsync(intake);
        await Assert.ThrowsAsync<UntrustedAnswerException>(() => SubmitAsync(server, Statements.Batches(1, 1)));
    }

    [Fact]
    public async Task Without_a_server_it_gives_up_when_told_to()
    {
        var server = await FakeServer.StartAsync(new FakeIntake());
        await server.StopServingAsync();
        await Assert.ThrowsAsync<ServerUnreachableException>(
            () => SubmitAsync(server, Statements.Batches(1, 1), Impatient with { Retry = new RetrySettings { GiveUpAfter = TimeSpan.Zero } }));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_call_refused_for_good_is_not_repeated()
    {
        var calls = 0;
        var intake = new FakeIntake { BeforeAnswer = (_, _) => throw Counted(ref calls) };
        await using var server = await FakeServer.StartAsync(intake);
        var refused = await Assert.ThrowsAsync<RpcException>(() => SubmitAsync(server, Statements.Batches(1, 1)));
        Assert.Equal((StatusCode.PermissionDenied, 1), (refused.StatusCode, calls));

        static RpcException Counted(ref int calls)
        {
            calls++;
            return new RpcException(new Status(StatusCode.PermissionDenied, "no"));
        }
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var cancel = new CancellationTokenSource();
        var intake = new FakeIntake();
        intake.BeforeAnswer = async (_, context) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        await using var server = await FakeServer.StartAsync(intake);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Submitter(server.Client, intake.Key.PublicKey)
            .SubmitAsync(Statements.Batches(100, 1), answers.Add, cancel.Token));
    }

    [Fact]
    public async Task What_the_source_throws_comes_after_the_answers_to_what_it_gave()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        await Assert.ThrowsAsync<FormatException>(() => SubmitAsync(server, Failing()));
        Assert.True(AnsweredOnce(30));

        static IEnumerable<SignedBatch> Failing()
        {
            foreach (var batch in Statements.Batches(30, 10)) yield return batch;
            throw new FormatException("row 31");
        }
    }

    private Task SubmitAsync(FakeServer server, IEnumerable<SignedBatch> batches, SubmitterSettings? settings = null) =>
        new Submitter(server.Client, server.Intake.Key.PublicKey, settings ?? Impatient).SubmitAsync(batches, answers.Add);

    private bool AnsweredOnce(int statements) =>
        answers.Select(answer => answer.Tag).Order().SequenceEqual(Enumerable.Range(0, statements).Select(number => (long)number));

    private static Task BreakEveryFifth(long bundles, ServerCallContext context) =>
        bundles % 5 == 0 ? throw new RpcException(new Status(StatusCode.Unavailable, "broken off")) : Task.CompletedTask;

    private static Task CutEverySeventh(long bundles, ServerCallContext context)
    {
        if (bundles % 7 == 0) context.GetHttpContext().Abort();
        return Task.CompletedTask;
    }

    private static Bundle ClaimAnotherPosition(Bundle answers)
    {
        var answer = Answer.Parser.ParseFrom(answers.Payloads[1]);
        answer.Receipt.Position += 1;
        answers.Payloads[1] = Google.Protobuf.MessageExtensions.ToByteString(answer);
        return answers;
    }
}
