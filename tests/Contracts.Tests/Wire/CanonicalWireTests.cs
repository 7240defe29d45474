using Google.Protobuf;
using static Tabulation.Contracts.Tests.MalformedEncodings;
using static Tabulation.Contracts.Tests.Wire;

namespace Tabulation.Contracts.Tests;

/// <summary>Each way to write a message differently, with the problem it is refused for.</summary>
public class CanonicalWireTests
{
    public static TheoryData<FormatFault, string, byte[]> Malformed => MalformedCase.Theory(MalformedEncodings.All);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Each_is_refused_and_the_place_is_named(FormatFault fault, string field, byte[] payload)
    {
        var problem = CanonicalWire.Payload.Check(payload);
        Assert.Equal((fault, field), (problem?.Fault, problem?.Field));
        Assert.NotEmpty(problem!.Message);
        Assert.False(ReferenceCheck.IsCanonical(V1.Payload.Parser, payload));
    }

    [Fact]
    public void Every_fault_of_the_encoding_has_a_case()
    {
        var seen = MalformedEncodings.All.Select(malformed => malformed.Fault).Distinct();
        Assert.Equal(Enum.GetValues<FormatFault>().Where(fault => fault < FormatFault.Missing), seen.Order());
    }

    [Fact]
    public void Defaults_are_written_where_a_field_has_presence()
    {
        Assert.Null(CanonicalWire.Payload.Check(Term(Number(2, 0))));
        Assert.Null(CanonicalWire.Payload.Check(Content(17, Bytes(3, Number(4, 0)))));
        Assert.Null(CanonicalWire.Payload.Check(Content(16)));
        Assert.Null(CanonicalWire.Payload.Check([]));
    }

    [Fact]
    public void Zeros_stand_in_packed_runs_and_empty_strings_in_lists()
    {
        Assert.Null(CanonicalWire.Payload.Check(Result(Bytes(3, 0, 0))));
        Assert.Null(CanonicalWire.Answer.Check(Bytes(3, Bytes(4, Join(Text(2, ""), Text(2, ""))))));
    }

    [Fact]
    public void Nesting_ends_at_the_first_level_that_the_message_types_lack()
    {
        byte[] deep = [];
        for (var i = 0; i < 10_000; i++) deep = Bytes(16, Bytes(22, deep));
        Assert.Equal("election_definition.22", CanonicalWire.Payload.Check(deep)?.Field);
    }

    [Fact]
    public void Types_without_a_canonical_encoding_here_are_no_types_to_sign()
    {
        Assert.Throws<NotSupportedException>(() => CanonicalWire.For(Google.Protobuf.WellKnownTypes.DoubleValue.Descriptor));
        Assert.Throws<NotSupportedException>(() => CanonicalWire.For(Google.Protobuf.WellKnownTypes.Int32Value.Descriptor));
        Assert.Throws<NotSupportedException>(() => CanonicalWire.For(Google.Protobuf.WellKnownTypes.Struct.Descriptor));
        Assert.Throws<NotSupportedException>(() => CanonicalWire.For(Google.Protobuf.WellKnownTypes.ListValue.Descriptor));
    }

    [Fact]
    public void Finding_nothing_wrong_allocates_nothing()
    {
        var payload = SampleElection.PagePayload.ToByteArray();
        Assert.Null(CanonicalWire.Payload.Check(payload));
        var before = GC.GetAllocatedBytesForCurrentThread();
        CanonicalWire.Payload.Check(payload);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_problem_s_code_is_its_fault_s_name() =>
        Assert.Equal("INVALID_UTF8", new FormatProblem(FormatFault.InvalidUtf8, "x", "y").Code);
}
