using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts.Tests;

public class OtherStatementTests
{
    private readonly Statement statement = new();

    [Theory]
    [InlineData(V1.ReviewDecision.Unspecified, ReviewDecision.Missing)]
    [InlineData(V1.ReviewDecision.Release, ReviewDecision.Release)]
    [InlineData(V1.ReviewDecision.Refuse, ReviewDecision.Refuse)]
    public void A_review_is_read(V1.ReviewDecision decision, ReviewDecision expected)
    {
        Decode(new V1.Payload(SampleElection.ResultPayload)
        {
            Review = new V1.Review { StatementId = SampleElection.Id, Decision = decision, Reason = "Recounted", LegalBasis = "Article 3" },
        });
        Assert.Equal(StatementKind.Review, statement.Kind);
        Assert.Equal(new Review(new StatementId(SampleElection.Election.Id.Value), expected, new Grounds(true, true)), statement.Content);
    }

    [Fact]
    public void A_review_may_lack_its_reason_until_it_is_judged()
    {
        Decode(new V1.Payload(SampleElection.ResultPayload) { Review = new V1.Review { StatementId = SampleElection.Id } });
        Assert.False(statement.Says<Review>().Grounds.HasReason);
    }

    [Fact]
    public void A_lot_is_read_and_its_contest_looked_up()
    {
        var lot = new V1.Lot { Contest = "district-1", Order = { 2, 0, int.MaxValue } };
        Decode(new V1.Payload(SampleElection.ResultPayload) { Lot = lot });
        Assert.Equal(StatementKind.Lot, statement.Kind);
        Assert.Equal(new ContestIndex(1), statement.Says<LotDrawn>().Contest);
        Assert.Equal([2, 0, int.MaxValue], statement.Says<LotDrawn>().Order);
        Decode(new V1.Payload(SampleElection.ResultPayload) { Lot = new V1.Lot { Contest = "district-2" } });
        Assert.Null(statement.Says<LotDrawn>().Contest);
        Assert.Empty(statement.Says<LotDrawn>().Order);
    }

    [Fact]
    public void A_change_among_the_authorities_is_read_and_whom_it_concerns_looked_up()
    {
        Decode(Changing(new V1.AuthorityChange { Revoke = SampleElection.RegionCode, Reason = "Key lost" }));
        Assert.Equal(new AuthorityChange(AuthorityChangeKind.Revoke, new AuthorityIndex(1), null, default, true), statement.Content);
        Decode(Changing(new V1.AuthorityChange { Revoke = "nobody" }));
        Assert.Equal(new AuthorityChange(AuthorityChangeKind.Revoke, null, null, default, false), statement.Content);
        var key = SampleElection.Page().Authorities[0].PublicKey;
        Decode(Changing(new V1.AuthorityChange { Rotate = new V1.KeyRotation { Authority = SampleElection.RootCode, PublicKey = key } }));
        Assert.Equal((AuthorityChangeKind.Rotate, new AuthorityIndex(0)), (statement.Says<AuthorityChange>().Change, statement.Says<AuthorityChange>().Changed!.Value));
        Assert.Equal(key.ToByteArray(), statement.Says<AuthorityChange>().NewKey.ToArray());
        Decode(Changing(new V1.AuthorityChange { Add = SampleElection.Page().Authorities[0] }));
        Assert.Equal((AuthorityChangeKind.Add, SampleElection.RegionCode), (statement.Says<AuthorityChange>().Change, statement.Says<AuthorityChange>().Added!.Code));
        Decode(SampleElection.ResultPayload);
        Assert.Null(statement.Content);
    }

    private static V1.Payload Changing(V1.AuthorityChange change) => new(SampleElection.ResultPayload) { AuthorityChange = change };

    [Fact]
    public void Only_the_content_of_the_last_statement_is_there()
    {
        Decode(SampleElection.DefinitionPayload);
        Assert.NotNull(statement.Definition);
        Assert.True(statement.ElectionId.IsNone);
        Decode(SampleElection.PagePayload);
        Assert.Null(statement.Definition);
        Assert.NotNull(statement.Page);
        Decode(SampleElection.ResultPayload);
        Assert.Null(statement.Page);
        Assert.Equal(9, statement.Result.Figures.Length);
        Decode(new V1.Payload(SampleElection.ResultPayload) { Lot = new V1.Lot { Contest = "district-1" } });
        Assert.Equal(0, statement.Result.Figures.Length);
    }

    [Fact]
    public void The_signer_is_left_to_the_caller()
    {
        var key = new KeyId(Digest.Of("key"u8));
        statement.SignedBy = key;
        Decode(SampleElection.ResultPayload);
        Assert.Equal(key, statement.SignedBy);
    }

    private void Decode(V1.Payload payload) =>
        Assert.Null(StatementDecoder.Decode(payload.ToByteArray(), SampleElection.Election, statement));
}
