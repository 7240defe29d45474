using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A dry run says what Submit would, and records nothing.</summary>
public sealed class ValidateTests(SharedElection shared) : IClassFixture<SharedElection>
{
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public async Task What_it_says_is_the_verdict_that_the_receipt_then_carries()
    {
        foreach (var envelope in new[] { election.North.Sign(election.Result(0)), election.North.Sign(election.Overfull(1)) })
        {
            var head = await client.HeadAsync();
            var foretold = await ValidateAsync(envelope);
            Assert.Equal(head, await client.HeadAsync());
            var receipt = (await client.SubmitAsync(envelope)).Receipt;
            Assert.Equal(receipt.Verdict, foretold.Verdict);
            Assert.Equal(receipt.Verdict.Rules, foretold.Findings.Select(finding => finding.Rule));
        }
    }

    [Fact]
    public async Task What_would_be_refused_has_the_refusals_findings()
    {
        var spoilt = election.Result(3);
        spoilt.PrecinctResult.Votes[0] = -1;
        var envelope = election.North.Sign(spoilt);
        var foretold = await ValidateAsync(envelope);
        Assert.Equal(Disposition.Refuse, foretold.Verdict.Disposition);
        var answer = Assert.Single(await client.SubmitManyAsync(new SubmitManyRequest { Envelope = envelope }));
        Assert.Equal(answer.Refusal.Findings, foretold.Findings);
    }

    [Fact]
    public async Task A_wrong_signature_is_told_and_an_absent_one_is_not_missed()
    {
        var envelope = election.North.Sign(election.Result(4));
        envelope.Signature = ByteString.CopyFrom(new byte[64]);
        Assert.Equal("SIGNATURE_WRONG", Assert.Single((await ValidateAsync(envelope)).Findings).Rule);
        envelope.Signature = ByteString.Empty;
        Assert.Empty((await ValidateAsync(envelope)).Findings);
    }

    [Fact]
    public async Task What_is_recorded_already_has_its_verdict()
    {
        var envelope = election.North.Sign(election.Overfull(6));
        var receipt = (await client.SubmitAsync(envelope)).Receipt;
        Assert.Equal(receipt.Verdict, (await ValidateAsync(envelope)).Verdict);
    }

    private async Task<ValidateResponse> ValidateAsync(Envelope envelope) => await client.Intake.ValidateAsync(new ValidateRequest { Envelope = envelope });
}
