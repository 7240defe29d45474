using Google.Protobuf;
using Tabulation.Client.Elections;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Client.Tests.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Tests.Elections;

public sealed class ElectionOpenerTests
{
    private static readonly SignedElection Election = Signed(NonceSecret.Create(), SigningKey.Create());

    [Fact]
    public async Task The_definition_comes_first_then_every_page_in_order()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        Assert.Null(await ElectionOpener.OpenAsync(To(server), Election));
        var sent = server.Intake.Payloads.Select(bytes => Payload.Parser.ParseFrom(bytes)).ToList();
        Assert.Equal(Payload.ContentOneofCase.ElectionDefinition, sent[0].ContentCase);
        Assert.Equal(Enumerable.Range(0, sent.Count - 1), sent.Skip(1).Select(page => (int)page.RegistryPage.Number));
        Assert.All(sent.Skip(1), page => Assert.Equal(Election.Id.Value.ToArray(), page.ElectionId.ToByteArray()));
        Assert.True(sent.Count > 40);
    }

    [Fact]
    public async Task Pages_of_a_refused_definition_are_not_sent()
    {
        var intake = new FakeIntake { Refuse = _ => new Refusal { Findings = { new Finding { Rule = "ALREADY_DEFINED", Disposition = Disposition.Refuse } } } };
        await using var server = await FakeServer.StartAsync(intake);
        var refused = await ElectionOpener.OpenAsync(To(server), Election);
        Assert.Equal("ALREADY_DEFINED", refused!.Value.Answer.Refusal.Findings[0].Rule);
        Assert.Single(intake.Payloads);
    }

    [Fact]
    public async Task Opening_again_records_nothing_more()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        await ElectionOpener.OpenAsync(To(server), Election);
        var recorded = server.Intake.Recorded;
        Assert.Null(await ElectionOpener.OpenAsync(To(server), Election));
        Assert.Equal(recorded, server.Intake.Recorded);
    }

    [Fact]
    public void The_same_election_with_the_same_secret_has_the_same_id_and_signatures_do_not_matter()
    {
        var (secret, key) = (NonceSecret.Create(), SigningKey.Create());
        Assert.Equal(Signed(secret, key).Id, Signed(secret, key).Id);
        Assert.NotEqual(Signed(secret, key).Id, Signed(NonceSecret.Create(), key).Id);
    }

    private static SignedElection Signed(NonceSecret secret, SigningKey key)
    {
        var registry = new RegistryPage();
        registry.Precincts.AddRange(Enumerable.Range(0, 120_000).Select(number => new Precinct { Code = $"precinct-{number}", Areas = { 1, 2 } }));
        var definition = new ElectionDefinition
        {
            ExternalId = "x", RootAuthority = new Authority { Code = "cec", PublicKey = ByteString.CopyFrom(key.PublicKey.Bytes.Span) },
        };
        return SignedElection.Sign(definition, Pager.Split(registry), new StatementSigner("cec", key, secret));
    }

    private static Submitter To(FakeServer server) => new(server.Client, server.Intake.Key.PublicKey);
}
