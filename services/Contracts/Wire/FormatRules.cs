namespace Tabulation.Contracts;

/// <summary>What was done and what the rule is, for each fault. FORMAT.md says the same at more length.</summary>
internal static class FormatRules
{
    public static string Broken(FormatFault fault) => fault switch
    {
        FormatFault.Truncated => "The bytes end too early; a number ends within them, and a length announces no more than there is.",
        FormatFault.VarintTooLong => "A number has more than 64 bits; none may.",
        FormatFault.VarintNotMinimal => "A number is written in more bytes than it needs; use the fewest.",
        FormatFault.InvalidTag => "The field number is 0 or above 536,870,911; no field has such a number.",
        FormatFault.UnknownField => "There is no such field; nothing unknown may be signed.",
        FormatFault.FieldOrder => "The field stands after one with a higher number; fields stand in ascending order.",
        FormatFault.FieldRepeated => "The field stands twice; it may stand once.",
        FormatFault.OneofRepeated => "Another field that excludes this one stands before it; only one of them may be set.",
        FormatFault.WrongWireType => "The value is of another wire type; write it as the field's type is written.",
        FormatFault.NotPacked => "Repeated numbers are written one by one; they are packed into one run.",
        FormatFault.PackedEmpty => "A run of packed numbers is empty; leave the field out.",
        FormatFault.PackedSplit => "Packed numbers come in several runs; they are packed into one.",
        FormatFault.ExplicitDefault => "The value is the default (0, false or empty); leave the field out.",
        FormatFault.OutOfRange =>
            "The number is out of range: bool is 0 or 1, uint32 up to 2^31-1, sint32 within 32 bits, uint64 up to 2^63-1.",
        FormatFault.UnknownEnumValue => "The number stands for no member of the enum; use one that the enum has.",
        FormatFault.InvalidUtf8 => "The string is not valid UTF-8; it must be.",
        FormatFault.Missing => "The field is missing; it must be there.",
        FormatFault.NotAllowed => "The field is not allowed here; leave it out.",
        FormatFault.WrongLength => "The length is wrong.",
        FormatFault.ZeroId => "All 32 bytes are 0, which no statement's id is; where none is meant, leave the field out.",
        FormatFault.InvalidCode => "A code has 1 to 32 characters of A-Z a-z 0-9 . _ / -.",
        FormatFault.TooLong => "It is too long.",
        FormatFault.InvalidKey => "These are not the 65 bytes of a P-256 public key (SEC 1, uncompressed: 04, x, y).",
    };
}
