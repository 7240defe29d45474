using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>A replica that has not heard yet that another opened the election: it looks before it answers.</summary>
public sealed class LateReplicaTests : IAsyncLifetime
{
    private readonly SmallElection election = new(new SmallElectionSettings { Release = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero) });
    private readonly FakeLedger ledger = new();
    private readonly SigningKey key = SigningKey.Create();
    private Desk late = null!;
    private Desk first = null!;

    public async Task InitializeAsync()
    {
        late = await Desk.StartAsync(election, ledger);
        first = await Desk.OpenAsync(election, ledger);
        Assert.Null(late.Appender.View.Definition);
    }

    public async Task DisposeAsync()
    {
        await late.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task It_refuses_nothing_for_not_knowing_the_election()
    {
        var service = new IntakeGrpcService(late.Reader, late.Appender, new AnswerSigner(key), Gates.Open(), TimeProvider.System);
        var response = await service.Submit(new SubmitRequest { Envelope = election.North.Sign(election.Result(0)) }, new BareContext());
        Assert.NotNull(Answer.Parser.ParseFrom(response.Answer.Payload).Receipt);
    }

    [Fact]
    public async Task It_knows_a_new_key_that_another_has_acknowledged_and_owes_the_old_one_its_receipts()
    {
        var service = new IntakeGrpcService(late.Reader, late.Appender, new AnswerSigner(key), Gates.Open(), TimeProvider.System);
        var before = new SubmitRequest { Envelope = election.North.Sign(election.Result(0)) };
        var receipt = (await service.Submit(before, new BareContext())).Answer.Payload;
        var fresh = new StatementSigner(election.North.Authority, SigningKey.Create(), NonceSecret.Create());
        var rotation = new KeyRotation { Authority = fresh.Authority, PublicKey = ByteString.CopyFrom(fresh.PublicKey.Bytes.Span) };
        var other = new IntakeGrpcService(first.Reader, first.Appender, new AnswerSigner(key), Gates.Open(), TimeProvider.System);
        await other.Submit(new SubmitRequest { Envelope = election.Root.Sign(ChangeBy(new AuthorityChange { Rotate = rotation, Reason = "New card." })) }, new BareContext());

        Assert.NotNull(Answer.Parser.ParseFrom((await service.Submit(new SubmitRequest { Envelope = fresh.Sign(election.Result(1)) }, new BareContext())).Answer.Payload).Receipt);
        Assert.Equal(receipt, (await service.Submit(before, new BareContext())).Answer.Payload);
        var tooLate = new SubmitRequest { Envelope = election.North.Sign(election.Result(3)) };
        var refused = await Assert.ThrowsAsync<RpcException>(() => service.Submit(tooLate, new BareContext()));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        Assert.Contains("current key", refused.Status.Detail, StringComparison.Ordinal);
        var (keys, north) = (late.Appender.View.Keys, late.Appender.View.Election!.FindAuthority(election.North.Authority));
        Assert.Same(Assert.Single(keys.FormerOf(north)), Assert.Single(keys.FormerOf(north)));
    }

    [Fact]
    public async Task Of_a_late_bundle_under_an_old_key_what_was_recorded_has_its_receipt_and_nothing_else_is_taken()
    {
        int[] precincts = [.. Enumerable.Range(0, 50).Where(precinct => election.CommissionOf(precinct) == election.North).Take(3)];
        Assert.NotNull((await first.SubmitAsync(election.North.Sign(election.Result(precincts[1])))).Recorded);
        var rotation = new KeyRotation { Authority = election.North.Authority, PublicKey = ByteString.CopyFrom(SigningKey.Create().PublicKey.Bytes.Span) };
        Assert.NotNull((await first.SubmitAsync(election.Root.Sign(ChangeBy(new AuthorityChange { Rotate = rotation, Reason = "New card." })))).Recorded);
        var call = new FakeCall();
        call.Send(new SubmitManyRequest { Bundle = election.Results(precincts).Single().Bundle });
        call.Complete();
        await new SubmissionStream(late.Reader, late.Appender, new AnswerSigner(key), Gates.Open()).RunAsync(call, call, default);
        Assert.Single(call.Answers, answer => answer.Receipt is not null);
        Assert.Equal(["KEY_NOT_IN_FORCE", "KEY_NOT_IN_FORCE"], call.Answers.Where(answer => answer.Refusal is not null).Select(answer => answer.Refusal.Findings[0].Rule));
    }

    [Fact]
    public async Task It_looks_at_everything_that_it_has_missed_however_much_that_is()
    {
        await using var far = await Desk.StartAsync(election, new FakeLedger(), replayChunk: 3);
        await far.OpenAsync();
        await using var behind = await Desk.StartAsync(election, far.Ledger, replayChunk: 3);
        for (var precinct = 1; precinct < 9; precinct++)
            Assert.NotNull((await far.SubmitAsync(election.CommissionOf(precinct).Sign(election.Result(precinct)))).Recorded);
        var fresh = new StatementSigner(election.North.Authority, SigningKey.Create(), NonceSecret.Create());
        var rotation = new KeyRotation { Authority = fresh.Authority, PublicKey = ByteString.CopyFrom(fresh.PublicKey.Bytes.Span) };
        Assert.NotNull((await far.SubmitAsync(election.Root.Sign(ChangeBy(new AuthorityChange { Rotate = rotation, Reason = "New card." })))).Recorded);

        var service = new IntakeGrpcService(behind.Reader, behind.Appender, new AnswerSigner(key), Gates.Open(), TimeProvider.System);
        var response = await service.Submit(new SubmitRequest { Envelope = fresh.Sign(election.Result(0)) }, new BareContext());
        Assert.NotNull(Answer.Parser.ParseFrom(response.Answer.Payload).Receipt);
    }

    [Fact]
    public async Task Those_who_ask_while_it_looks_share_the_next_look_and_that_begins_after_they_asked()
    {
        var gate = new TaskCompletionSource();
        ledger.ReadGate = gate.Task;
        var reads = ledger.Reads;
        var asked = late.Appender.LookAsync(default);
        await Wait.Until(() => ledger.Reads == reads + 1, "the first look");
        var others = Enumerable.Range(0, 20).Select(_ => late.Appender.LookAsync(default)).ToArray();
        using var impatient = new CancellationTokenSource();
        var cancelled = late.Appender.LookAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.SetResult();
        Assert.NotNull((await asked.WaitAsync(Wait.Limit)).Election);
        await Task.WhenAll(others).WaitAsync(Wait.Limit);
        Assert.Equal(reads + 2, ledger.Reads);
        ledger.ReadFailure = new IOException("The disk is gone.");
        await Assert.ThrowsAsync<IOException>(() => late.Appender.LookAsync(default));
        ledger.ReadFailure = null;
        Assert.NotNull((await late.Appender.LookAsync(default)).Election);
    }

    private Payload ChangeBy(AuthorityChange change) => new() { ElectionId = election.Id, AuthorityChange = change };

    [Fact]
    public async Task It_refuses_nothing_of_a_stream_either()
    {
        var call = new FakeCall();
        call.Send(election.North.Sign(election.Result(0)));
        call.Complete();
        await new SubmissionStream(late.Reader, late.Appender, new AnswerSigner(key), Gates.Open()).RunAsync(call, call, default);
        Assert.NotNull(Assert.Single(call.Answers).Receipt);
    }

    [Fact]
    public async Task It_gives_no_entry_away_before_the_release_hour()
    {
        var service = new LedgerGrpcService(ledger, late.Appender, new FollowedTree(ledger), new IntakeKeys(key, []), PeerToken.Random(), TimeProvider.System, NullLogger<LedgerGrpcService>.Instance);
        var refused = await Assert.ThrowsAsync<RpcException>(() => service.Read(new ReadRequest(), null!, new BareContext()));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
    }
}
