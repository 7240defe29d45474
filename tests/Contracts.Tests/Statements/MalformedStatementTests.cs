using Google.Protobuf;
using Tabulation.Contracts.V1;
using Statement = Tabulation.Domain.Statements.Statement;

namespace Tabulation.Contracts.Tests;

/// <summary>Payloads that are canonical and yet no statements, each with the problem it is refused for.</summary>
public class MalformedStatementTests
{
    [Fact]
    public void Every_payload_has_one_content() =>
        Refuses(SampleElection.ResultPayload, payload => payload.ClearContent(), FormatFault.Missing, "content");

    [Fact]
    public void The_election_id_is_absent_exactly_in_a_definition()
    {
        RefusesResult(payload => payload.ElectionId = ByteString.Empty, FormatFault.Missing, "election_id");
        RefusesResult(payload => payload.ElectionId = Zeros(31), FormatFault.WrongLength, "election_id");
        RefusesResult(payload => payload.ElectionId = Zeros(33), FormatFault.WrongLength, "election_id");
        RefusesResult(payload => payload.ElectionId = Zeros(32), FormatFault.ZeroId, "election_id");
        RefusesDefinition(payload => payload.ElectionId = SampleElection.Id, FormatFault.NotAllowed, "election_id");
    }

    [Fact]
    public void The_authority_is_a_code()
    {
        RefusesResult(payload => payload.Authority = "", FormatFault.Missing, "authority");
        RefusesResult(payload => payload.Authority = new string('a', 33), FormatFault.InvalidCode, "authority");
        RefusesResult(payload => payload.Authority = "a b", FormatFault.InvalidCode, "authority");
        RefusesResult(payload => payload.Authority = "СЕС", FormatFault.InvalidCode, "authority");
        Accepts(payload => payload.Authority = "AZaz09._/-" + new string('a', 22));
    }

    [Fact]
    public void Only_a_result_replaces_and_names_what()
    {
        Accepts(payload => payload.Replaces = SampleElection.Id);
        RefusesResult(payload => payload.Replaces = Zeros(1), FormatFault.WrongLength, "replaces");
        RefusesResult(payload => payload.Replaces = Zeros(32), FormatFault.ZeroId, "replaces");
        RefusesDefinition(payload => payload.Replaces = SampleElection.Id, FormatFault.NotAllowed, "replaces");
        Refuses(SampleElection.PagePayload, payload => payload.Replaces = SampleElection.Id, FormatFault.NotAllowed, "replaces");
    }

    [Fact]
    public void The_nonce_has_16_bytes()
    {
        RefusesResult(payload => payload.Nonce = ByteString.Empty, FormatFault.Missing, "nonce");
        RefusesResult(payload => payload.Nonce = Zeros(15), FormatFault.WrongLength, "nonce");
        RefusesResult(payload => payload.Nonce = Zeros(17), FormatFault.WrongLength, "nonce");
        Accepts(payload => payload.Nonce = Zeros(16));
    }

    [Fact]
    public void A_result_names_contest_and_precinct()
    {
        RefusesResult(payload => payload.PrecinctResult.Contest = "", FormatFault.Missing, "precinct_result.contest");
        RefusesResult(payload => payload.PrecinctResult.Contest = "a,b", FormatFault.InvalidCode, "precinct_result.contest");
        RefusesResult(payload => payload.PrecinctResult.Precinct = "", FormatFault.Missing, "precinct_result.precinct");
        RefusesResult(payload => payload.PrecinctResult.Precinct = new string('1', 33), FormatFault.InvalidCode, "precinct_result.precinct");
    }

    [Fact]
    public void A_form_s_hash_has_32_bytes_where_there_is_one()
    {
        RefusesResult(payload => payload.PrecinctResult.FormHash = Zeros(20), FormatFault.WrongLength, "precinct_result.form_hash");
        Accepts(payload => payload.PrecinctResult.FormHash = Zeros(32));
    }

    [Fact]
    public void Texts_are_limited_in_UTF_16_code_units()
    {
        Accepts(payload => payload.PrecinctResult.Reason = new string('я', 500));
        RefusesResult(payload => payload.PrecinctResult.Reason = new string('я', 501), FormatFault.TooLong, "precinct_result.reason");
        Accepts(payload => payload.PrecinctResult.Reason = string.Concat(Enumerable.Repeat("𐍈", 250)));
        RefusesResult(
            payload => payload.PrecinctResult.Reason = string.Concat(Enumerable.Repeat("𐍈", 251)), FormatFault.TooLong, "precinct_result.reason");
        RefusesReview(review => review.Reason = new string('x', 501), FormatFault.TooLong, "review.reason");
        RefusesReview(review => review.LegalBasis = new string('x', 301), FormatFault.TooLong, "review.legal_basis");
    }

    [Fact]
    public void A_review_names_what_is_reviewed()
    {
        RefusesReview(review => review.StatementId = ByteString.Empty, FormatFault.Missing, "review.statement_id");
        RefusesReview(review => review.StatementId = Zeros(31), FormatFault.WrongLength, "review.statement_id");
        RefusesReview(review => review.StatementId = Zeros(32), FormatFault.ZeroId, "review.statement_id");
    }

    [Fact]
    public void A_lot_names_its_contest()
    {
        var payload = new Payload(SampleElection.ResultPayload) { Lot = new Lot { Order = { 1, 0 } } };
        Refuses(payload, _ => { }, FormatFault.Missing, "lot.contest");
        Refuses(payload, lot => lot.Lot.Contest = "a b", FormatFault.InvalidCode, "lot.contest");
    }

    [Fact]
    public void A_page_is_at_most_65000_bytes_long_and_a_payload_no_longer_than_a_leaf()
    {
        var page = SampleElection.PagePayload;
        page.RegistryPage.Areas[0].ExternalId += new string('x', Payloads.MaxPageLength - page.RegistryPage.CalculateSize() - 4);
        Refuses(page, _ => { }, null, null);
        Refuses(page, payload => payload.RegistryPage.Areas[0].ExternalId += 'x', FormatFault.TooLong, "registry_page");
        Refuses(page, payload => payload.RegistryPage.Areas[0].ExternalId += new string('x', 1_000), FormatFault.TooLong, "payload");
    }

    [Fact]
    public void The_encoding_is_checked_first()
    {
        var bytes = SampleElection.ResultPayload.ToByteArray();
        var problem = StatementDecoder.Decode(new byte[] { 0x38, 1 }.Concat(bytes).ToArray(), null, new Statement());
        Assert.Equal((FormatFault.UnknownField, "7"), (problem?.Fault, problem?.Field));
    }

    private static void Accepts(Action<Payload> alter) => Refuses(SampleElection.ResultPayload, alter, null, null);

    private static void RefusesResult(Action<Payload> alter, FormatFault fault, string field) =>
        Refuses(SampleElection.ResultPayload, alter, fault, field);

    private static void RefusesDefinition(Action<Payload> alter, FormatFault fault, string field) =>
        Refuses(SampleElection.DefinitionPayload, alter, fault, field);

    private static void RefusesReview(Action<Review> alter, FormatFault fault, string field)
    {
        var payload = new Payload(SampleElection.ResultPayload) { Review = new Review { StatementId = SampleElection.Id } };
        Refuses(payload, changed => alter(changed.Review), fault, field);
    }

    private static void Refuses(Payload payload, Action<Payload> alter, FormatFault? fault, string? field)
    {
        var altered = payload.Clone();
        alter(altered);
        var problem = StatementDecoder.Decode(altered.ToByteArray(), SampleElection.Election, new Statement());
        Assert.Equal((fault, field), (problem?.Fault, problem?.Field));
    }

    private static ByteString Zeros(int length) => ByteString.CopyFrom(new byte[length]);
}
