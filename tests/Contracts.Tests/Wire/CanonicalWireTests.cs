using Google.Protobuf;
using static Tabulation.Contracts.Tests.Wire;

namespace Tabulation.Contracts.Tests;

/// <summary>Each way to write a message differently, with the problem it is refused for.</summary>
public class CanonicalWireTests
{
    private static readonly byte[] Id = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] TooLong = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02];

    public static TheoryData<FormatFault, string, byte[]> Payloads => new()
    {
        { FormatFault.Truncated, "payload", [0x92] },
        { FormatFault.Truncated, "authority", [0x12, 0x03, 0x41, 0x42] },
        { FormatFault.Truncated, "authority", [0x12] },
        { FormatFault.Truncated, "authority", [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01] },
        { FormatFault.Truncated, "precinct_result", Result([0x80]) },
        { FormatFault.Truncated, "precinct_result.lines[1]", Result(Bytes(3, 0x02, 0x80)) },
        { FormatFault.VarintTooLong, "payload", TooLong },
        { FormatFault.VarintTooLong, "precinct_result.as_written", Result([0x28], TooLong) },
        { FormatFault.VarintTooLong, "precinct_result.lines[0]", Result(Bytes(3, [.. Enumerable.Repeat((byte)0xFF, 11), 0])) },
        { FormatFault.VarintNotMinimal, "payload", [0x92, 0x00, 0x01, 0x41] },
        { FormatFault.VarintNotMinimal, "authority", [0x12, 0x81, 0x00, 0x41] },
        { FormatFault.VarintNotMinimal, "precinct_result.lines[0]", Result(Bytes(3, 0x80, 0x00)) },
        { FormatFault.VarintNotMinimal, "review.decision", Content(19, [0x10, 0x81, 0x80, 0x00]) },
        { FormatFault.InvalidTag, "payload", [0x02, 0x00] },
        { FormatFault.InvalidTag, "payload", [.. Varint(1UL << 32 | 2), 0x00] },
        { FormatFault.InvalidTag, "precinct_result", Result([0x00]) },
        { FormatFault.UnknownField, "5", Bytes(5, 1) },
        { FormatFault.UnknownField, "precinct_result.8", Result(Number(8, 1)) },
        { FormatFault.UnknownField, "536870911", Bytes(536_870_911, 1) },
        { FormatFault.FieldOrder, "election_id", Join(Text(2, "A"), Bytes(1, Id)) },
        { FormatFault.FieldOrder, "precinct_result.contest", Result(Text(2, "p"), Text(1, "c")) },
        { FormatFault.FieldOrder, "precinct_result.lines", Result(Bytes(4, 1), Bytes(3, 1)) },
        { FormatFault.FieldRepeated, "authority", Join(Text(2, "A"), Text(2, "A")) },
        { FormatFault.FieldRepeated, "precinct_result", Join(Result(Text(1, "c")), Result(Text(2, "p"))) },
        { FormatFault.FieldRepeated, "precinct_result.as_written", Result(Number(5, 1), Number(5, 1)) },
        { FormatFault.OneofRepeated, "review", Join(Result(Text(1, "c")), Content(19, [])) },
        { FormatFault.OneofRepeated, "election_definition.forms[0].equations[0].terms[0].all_selections", Term(Number(2, 0), Number(3, 1)) },
        { FormatFault.WrongWireType, "authority", Number(2, 1) },
        { FormatFault.WrongWireType, "authority", [0x11, 1, 2, 3, 4, 5, 6, 7, 8] },
        { FormatFault.WrongWireType, "precinct_result", [0x93, 0x01, 0x94, 0x01] },
        { FormatFault.WrongWireType, "precinct_result.as_written", Result(Bytes(5, 1)) },
        { FormatFault.NotPacked, "precinct_result.lines", Result(Number(3, 1), Number(3, 2)) },
        { FormatFault.PackedEmpty, "precinct_result.votes", Result(Bytes(4)) },
        { FormatFault.PackedSplit, "precinct_result.lines", Result(Bytes(3, 1), Bytes(3, 2)) },
        { FormatFault.ExplicitDefault, "election_id", Bytes(1) },
        { FormatFault.ExplicitDefault, "authority", Text(2, "") },
        { FormatFault.ExplicitDefault, "precinct_result.as_written", Result(Number(5, 0)) },
        { FormatFault.ExplicitDefault, "review.decision", Content(19, Number(2, 0)) },
        { FormatFault.OutOfRange, "precinct_result.as_written", Result(Number(5, 2)) },
        { FormatFault.OutOfRange, "registry_page.number", Content(17, Number(1, 1UL << 31)) },
        { FormatFault.OutOfRange, "registry_page.precincts[1].areas[1]", Content(17, Bytes(5), Bytes(5, Bytes(3, [1, .. Varint(1UL << 32)]))) },
        { FormatFault.OutOfRange, "election_definition.forms[0].equations[0].terms[0].coefficient", Term(Number(1, 1UL << 32)) },
        { FormatFault.OutOfRange, "election_definition.polls_close", Content(16, Number(7, 1UL << 63)) },
        { FormatFault.UnknownEnumValue, "review.decision", Content(19, Number(2, 3)) },
        { FormatFault.UnknownEnumValue, "review.decision", Content(19, Number(2, ulong.MaxValue)) },
        { FormatFault.InvalidUtf8, "authority", Bytes(2, 0xC3) },
        { FormatFault.InvalidUtf8, "authority", Bytes(2, 0xED, 0xA0, 0x80) },
        { FormatFault.InvalidUtf8, "precinct_result.reason", Result(Bytes(7, 0xC0, 0x80)) },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
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
        var seen = Payloads.Select(row => (FormatFault)row[0]).ToHashSet();
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
        for (var i = 0; i < 10_000; i++) deep = Bytes(16, deep);
        Assert.Equal("election_definition.16", CanonicalWire.Payload.Check(deep)?.Field);
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
    public void A_problem_s_code_is_its_fault_s_name() => Assert.Equal("INVALID_UTF8", new FormatProblem(FormatFault.InvalidUtf8, "x", "y").Code);

    private static byte[] Result(params byte[][] fields) => Content(18, fields);

    private static byte[] Term(params byte[][] fields) => Content(16, Bytes(11, Bytes(3, Bytes(2, Join(fields)))));

    private static byte[] Content(int kind, params byte[][] fields) => Bytes(kind, Join(fields));
}
