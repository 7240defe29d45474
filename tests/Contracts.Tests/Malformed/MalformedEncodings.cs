using static Tabulation.Contracts.Tests.Wire;

namespace Tabulation.Contracts.Tests;

/// <summary>Every way to write a message other than the canonical one.</summary>
internal static class MalformedEncodings
{
    private const string TermPath = "election_definition.forms[0].equations[0].terms[0]";

    private static readonly byte[] Id = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] TooLong = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02];

    private static readonly byte[] TooLarge = [1, .. Varint(1UL << 32)];

    public static IReadOnlyList<MalformedCase> All =>
    [
        new(FormatFault.Truncated, "payload", [0x92]),
        new(FormatFault.Truncated, "authority", [0x12, 0x03, 0x41, 0x42]),
        new(FormatFault.Truncated, "authority", [0x12]),
        new(FormatFault.Truncated, "authority", [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
        new(FormatFault.Truncated, "precinct_result", Result([0x80])),
        new(FormatFault.Truncated, "precinct_result.lines[1]", Result(Bytes(3, 0x02, 0x80))),
        new(FormatFault.VarintTooLong, "payload", TooLong),
        new(FormatFault.VarintTooLong, "precinct_result.as_written", Result([0x28], TooLong)),
        new(FormatFault.VarintTooLong, "precinct_result.lines[0]", Result(Bytes(3, [.. Enumerable.Repeat((byte)0xFF, 11), 0]))),
        new(FormatFault.VarintNotMinimal, "payload", [0x92, 0x00, 0x01, 0x41]),
        new(FormatFault.VarintNotMinimal, "authority", [0x12, 0x81, 0x00, 0x41]),
        new(FormatFault.VarintNotMinimal, "precinct_result.lines[0]", Result(Bytes(3, 0x80, 0x00))),
        new(FormatFault.VarintNotMinimal, "review.decision", Content(19, [0x10, 0x81, 0x80, 0x00])),
        new(FormatFault.InvalidTag, "payload", [0x02, 0x00]),
        new(FormatFault.InvalidTag, "payload", [.. Varint(1UL << 32 | 2), 0x00]),
        new(FormatFault.InvalidTag, "precinct_result", Result([0x00])),
        new(FormatFault.UnknownField, "5", Bytes(5, 1)),
        new(FormatFault.UnknownField, "precinct_result.8", Result(Number(8, 1))),
        new(FormatFault.UnknownField, "536870911", Bytes(536_870_911, 1)),
        new(FormatFault.FieldOrder, "election_id", Join(Text(2, "A"), Bytes(1, Id))),
        new(FormatFault.FieldOrder, "precinct_result.contest", Result(Text(2, "p"), Text(1, "c"))),
        new(FormatFault.FieldOrder, "precinct_result.lines", Result(Bytes(4, 1), Bytes(3, 1))),
        new(FormatFault.FieldRepeated, "authority", Join(Text(2, "A"), Text(2, "A"))),
        new(FormatFault.FieldRepeated, "precinct_result", Join(Result(Text(1, "c")), Result(Text(2, "p")))),
        new(FormatFault.FieldRepeated, "precinct_result.as_written", Result(Number(5, 1), Number(5, 1))),
        new(FormatFault.OneofRepeated, "review", Join(Result(Text(1, "c")), Content(19, []))),
        new(FormatFault.OneofRepeated, $"{TermPath}.all_selections", Term(Number(2, 0), Number(3, 1))),
        new(FormatFault.WrongWireType, "authority", Number(2, 1)),
        new(FormatFault.WrongWireType, "authority", [0x11, 1, 2, 3, 4, 5, 6, 7, 8]),
        new(FormatFault.WrongWireType, "precinct_result", [0x93, 0x01, 0x94, 0x01]),
        new(FormatFault.WrongWireType, "precinct_result.as_written", Result(Bytes(5, 1))),
        new(FormatFault.NotPacked, "precinct_result.lines", Result(Number(3, 1), Number(3, 2))),
        new(FormatFault.PackedEmpty, "precinct_result.votes", Result(Bytes(4))),
        new(FormatFault.PackedSplit, "precinct_result.lines", Result(Bytes(3, 1), Bytes(3, 2))),
        new(FormatFault.ExplicitDefault, "election_id", Bytes(1)),
        new(FormatFault.ExplicitDefault, "authority", Text(2, "")),
        new(FormatFault.ExplicitDefault, "precinct_result.as_written", Result(Number(5, 0))),
        new(FormatFault.ExplicitDefault, "review.decision", Content(19, Number(2, 0))),
        new(FormatFault.OutOfRange, "precinct_result.as_written", Result(Number(5, 2))),
        new(FormatFault.OutOfRange, "registry_page.number", Content(17, Number(1, 1UL << 31))),
        new(FormatFault.OutOfRange, "registry_page.precincts[1].areas[1]", Content(17, Bytes(5), Bytes(5, Bytes(3, TooLarge)))),
        new(FormatFault.OutOfRange, $"{TermPath}.coefficient", Term(Number(1, 1UL << 32))),
        new(FormatFault.OutOfRange, "election_definition.polls_close", Content(16, Number(7, 1UL << 63))),
        new(FormatFault.UnknownEnumValue, "review.decision", Content(19, Number(2, 3))),
        new(FormatFault.UnknownEnumValue, "review.decision", Content(19, Number(2, ulong.MaxValue))),
        new(FormatFault.InvalidUtf8, "authority", Bytes(2, 0xC3)),
        new(FormatFault.InvalidUtf8, "authority", Bytes(2, 0xED, 0xA0, 0x80)),
        new(FormatFault.InvalidUtf8, "precinct_result.reason", Result(Bytes(7, 0xC0, 0x80))),
    ];

    public static byte[] Result(params byte[][] fields) => Content(18, fields);

    public static byte[] Term(params byte[][] fields) => Content(16, Bytes(11, Bytes(3, Bytes(2, Join(fields)))));

    public static byte[] Content(int kind, params byte[][] fields) => Bytes(kind, Join(fields));
}
