using Google.Protobuf;
using Tabulation.Contracts.V1;
using Statement = Tabulation.Domain.Statements.Statement;

namespace Tabulation.Contracts.Tests;

public class MalformedStatementTests
{
    private static readonly MalformedCase[] Cases = [.. MalformedCase.Statements];

    public static TheoryData<FormatFault, string, byte[]> Malformed => MalformedCase.Theory(Cases);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Each_is_refused_and_the_place_is_named(FormatFault fault, string field, byte[] payload)
    {
        Assert.Null(CanonicalWire.Payload.Check(payload));
        var statement = new Statement();
        var problem = StatementDecoder.Decode(payload, SampleElection.Election, statement);
        Assert.Equal((fault, field), (problem?.Fault, problem?.Field));
        Assert.NotEmpty(problem!.Message);
        Assert.Null(statement.Definition);
        Assert.Null(statement.Page);
    }

    [Fact]
    public void Every_fault_of_statements_has_a_case()
    {
        var seen = Cases.Select(malformed => malformed.Fault).Distinct();
        var faults = Enum.GetValues<FormatFault>().Where(fault => fault >= FormatFault.Missing || fault == FormatFault.OutOfRange);
        Assert.Equal(faults, seen.Order());
    }

    [Fact]
    public void The_encoding_is_checked_first()
    {
        byte[] bytes = [0x38, 1, .. SampleElection.ResultPayload.ToByteArray()];
        var problem = StatementDecoder.Decode(bytes, null, new Statement());
        Assert.Equal((FormatFault.UnknownField, "7"), (problem?.Fault, problem?.Field));
    }

    [Fact]
    public void What_just_fits_is_accepted()
    {
        Accepts(payload => payload.Authority = "AZaz09._/-" + new string('a', 22));
        Accepts(payload => payload.Replaces = SampleElection.Id);
        Accepts(payload => payload.Nonce = MalformedStatements.Zeros(16));
        Accepts(payload => payload.PrecinctResult.FormHash = MalformedStatements.Zeros(32));
        Accepts(payload => payload.PrecinctResult.Reason = new string('я', 500));
        Accepts(payload => payload.PrecinctResult.Reason = MalformedStatements.Gothic(250));
    }

    [Fact]
    public void A_page_is_at_most_65000_bytes_long_and_a_payload_no_longer_than_a_leaf()
    {
        var payload = SampleElection.PagePayload;
        payload.RegistryPage.Areas[0].ExternalId += new string('x', Payloads.MaxPageLength - payload.RegistryPage.CalculateSize() - 4);
        Assert.Null(Problem(payload));
        payload.RegistryPage.Areas[0].ExternalId += 'x';
        Assert.Equal((FormatFault.TooLong, "registry_page"), (Problem(payload)?.Fault, Problem(payload)?.Field));
        payload.RegistryPage.Areas[0].ExternalId += new string('x', 1_000);
        Assert.Equal((FormatFault.TooLong, "payload"), (Problem(payload)?.Fault, Problem(payload)?.Field));
    }

    private static void Accepts(Action<Payload> alter)
    {
        var payload = SampleElection.ResultPayload;
        alter(payload);
        Assert.Null(Problem(payload));
    }

    private static FormatProblem? Problem(Payload payload) =>
        StatementDecoder.Decode(payload.ToByteArray(), SampleElection.Election, new Statement());
}
