using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceDefaults.Peers;
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
        var service = new IntakeGrpcService(late.Reader, late.Appender, new AnswerSigner(key), TimeProvider.System);
        var response = await service.Submit(new SubmitRequest { Envelope = election.North.Sign(election.Result(0)) }, new BareContext());
        Assert.NotNull(Answer.Parser.ParseFrom(response.Answer.Payload).Receipt);
    }

    [Fact]
    public async Task It_refuses_nothing_of_a_stream_either()
    {
        var call = new FakeCall();
        call.Send(election.North.Sign(election.Result(0)));
        call.Complete();
        await new SubmissionStream(late.Reader, late.Appender, new AnswerSigner(key)).RunAsync(call, call, default);
        Assert.NotNull(Assert.Single(call.Answers).Receipt);
    }

    [Fact]
    public async Task It_gives_no_entry_away_before_the_release_hour()
    {
        var service = new LedgerGrpcService(ledger, late.Appender, key, PeerToken.Random(), TimeProvider.System);
        var refused = await Assert.ThrowsAsync<RpcException>(() => service.Read(new ReadRequest(), null!, new BareContext()));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
    }
}
