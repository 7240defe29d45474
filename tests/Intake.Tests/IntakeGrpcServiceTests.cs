using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit;
using Tabulation.TransparencyLog;
using RetryInfo = Google.Rpc.RetryInfo;

namespace Tabulation.Intake.Tests;

/// <summary>Unary calls when Intake is stopping or its ledger fails: try again, never INTERNAL.</summary>
public sealed class IntakeGrpcServiceTests : IAsyncLifetime
{
    private readonly SmallElection election = new();
    private Desk desk = null!;
    private IntakeGrpcService service = null!;

    public async Task InitializeAsync()
    {
        desk = await Desk.OpenAsync(election);
        service = new IntakeGrpcService(desk.Reader, desk.Appender, new AnswerSigner(SigningKey.Create()), Gates.Open(), TimeProvider.System);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Submit_while_intake_is_stopping()
    {
        await desk.Appender.StopAsync(default);
        await UnavailableAsync(SubmitAsync, "stopping");
    }

    [Fact]
    public async Task Submit_that_waits_for_its_turn_when_intake_stops_is_still_answered()
    {
        var opens = new TaskCompletionSource();
        desk.Ledger.Gate = opens.Task;
        var submitting = SubmitAsync();
        var stopping = desk.Appender.StopAsync(default);
        opens.SetResult();
        await stopping;
        var answer = Answer.Parser.ParseFrom(((SubmitResponse)await submitting).Answer.Payload);
        Assert.Equal((ulong)desk.Ledger.Size - 1, answer.Receipt.Position);
    }

    [Fact]
    public Task Submit_while_the_ledger_fails()
    {
        desk.Ledger.FailBeforeCommit = true;
        return UnavailableAsync(SubmitAsync, "cannot be reached");
    }

    [Fact]
    public async Task Validate_while_intake_is_stopping()
    {
        await desk.Appender.StopAsync(default);
        await UnavailableAsync(ValidateAsync, "stopping");
    }

    /// <summary>Its checkpoint is held against the log, which nothing else has been held against here yet.</summary>
    [Fact]
    public async Task A_certification_can_be_tried_before_any_was_handed_in()
    {
        var small = new SmallElection(new SmallElectionSettings { Precincts = 3 });
        await using var opened = await Desk.OpenAsync(small);
        var script = new LedgerScript(small);
        for (var precinct = 0; precinct < 3; precinct++)
        {
            var (commission, result) = (small.CommissionOf(precinct), small.CommissionOf(precinct).Sign(small.Result(precinct)));
            script.Add(commission, result);
            Assert.NotNull((await opened.SubmitAsync(result)).Recorded);
        }

        var certification = small.Certification(script);
        var head = ReadableLedger.HeadOf(await opened.Ledger.ReadAsync(0, 100, int.MaxValue, default));
        certification.Certification.CheckpointRoot = ByteString.CopyFrom(head.Tree.Root.ToArray());
        var trying = new IntakeGrpcService(opened.Reader, opened.Appender, new AnswerSigner(SigningKey.Create()), Gates.Open(), TimeProvider.System);
        var response = await trying.Validate(new ValidateRequest { Envelope = small.Root.Sign(certification) }, new BareContext());
        Assert.Empty(response.Findings);
        Assert.NotNull((await opened.SubmitAsync(small.Root.Sign(certification))).Recorded);
    }

    private async Task<object> SubmitAsync() =>
        await service.Submit(new SubmitRequest { Envelope = election.North.Sign(election.Result(0)) }, new BareContext());

    private async Task<object> ValidateAsync() =>
        await service.Validate(new ValidateRequest { Envelope = election.North.Sign(election.Result(0)) }, new BareContext());

    private static async Task UnavailableAsync(Func<Task<object>> calling, string why)
    {
        var error = await Assert.ThrowsAsync<RpcException>(calling);
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Contains(why, error.Status.Detail, StringComparison.Ordinal);
        Assert.True(error.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
    }
}
