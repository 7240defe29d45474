using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Signing;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>Anybody may ask, unsigned and as often as they like: what others have reported is not to be found out so.</summary>
public sealed class DryRunTests : IAsyncLifetime
{
    private readonly SmallElection election = new(new SmallElectionSettings
    {
        Release = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero), Precincts = 3, Policies = [SmallElectionSettings.ReportTwice],
    });

    private Desk desk = null!;
    private IntakeGrpcService service = null!;

    public async Task InitializeAsync()
    {
        desk = await Desk.OpenAsync(election);
        service = new IntakeGrpcService(desk.Reader, desk.Appender, new AnswerSigner(SigningKey.Create()), Gates.Open(), TimeProvider.System);
        Assert.NotNull((await desk.SubmitAsync(election.North.Sign(election.Result(0)))).Recorded);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Before_the_release_hour_a_certification_is_refused_for_that_alone(bool signed)
    {
        var certification = new Certification
        {
            Contest = SmallElection.List, CheckpointSize = 1, CheckpointRoot = ByteString.CopyFrom(new byte[32]), Lines = { 1, 2, 3, 4, 5 }, Votes = { 1, 2, 3 },
            Seats = { 1, 0, 0 }, LegalBasis = "Article 45",
        };
        var answer = await ValidateAsync(election.Root, new Payload { ElectionId = election.Id, Certification = certification }, signed);
        Assert.Equal("BEFORE_RELEASE", Assert.Single(answer.Findings).Rule);
        Assert.DoesNotContain(answer.Findings[0].Message, char.IsDigit);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_report_is_not_held_against_the_first(bool signed)
    {
        var alike = await ValidateAsync(election.Root, election.Result(0), signed);
        Assert.Equal(["SECOND_REPORT_AWAITED"], alike.Verdict.Rules);
        Assert.Equal(alike, await ValidateAsync(election.Root, election.Result(0, 1), signed));
        Assert.Equal(alike, await ValidateAsync(election.Root, election.Result(1), signed));
    }

    /// <summary>One that was handed in could be wrong on purpose, and so be asked without end.</summary>
    [Fact]
    public async Task Nor_is_one_that_is_refused()
    {
        var guess = election.Result(0, 1).Replacing(ByteString.CopyFrom(new byte[32].Select(_ => (byte)7).ToArray()));
        var error = await Assert.ThrowsAsync<RpcException>(() => service.Submit(new SubmitRequest { Envelope = election.Root.Sign(guess) }, new BareContext()));
        var answer = Answer.Parser.ParseFrom(error.GetDetail<Envelope>()!.Payload);
        Assert.Equal("REPLACES_NOT_CURRENT", Assert.Single(answer.Refusal.Findings).Rule);
    }

    private Task<ValidateResponse> ValidateAsync(StatementSigner speaker, Payload payload, bool signed)
    {
        var envelope = speaker.Sign(payload);
        if (!signed) envelope.Signature = ByteString.Empty;
        return service.Validate(new ValidateRequest { Envelope = envelope }, new BareContext());
    }
}
