namespace Tabulation.Contracts;

/// <summary>
/// Why bytes are not what FORMAT.md demands. The first group is about the canonical encoding of any message, the second about what a
/// statement says. A fault's code (<see cref="FormatProblem.Code"/>) is its name in UPPER_SNAKE_CASE.
/// </summary>
public enum FormatFault
{
    /// <summary>The bytes end in the middle of a number, or before as many bytes as a length announces.</summary>
    Truncated,

    /// <summary>A number of more than 64 bits.</summary>
    VarintTooLong,

    /// <summary>A number in more bytes than it needs.</summary>
    VarintNotMinimal,

    /// <summary>A tag with the field number 0, or one above 2^29-1.</summary>
    InvalidTag,

    /// <summary>A field that the message does not have.</summary>
    UnknownField,

    /// <summary>A field after one with a higher number.</summary>
    FieldOrder,

    /// <summary>A field that may stand once stands twice.</summary>
    FieldRepeated,

    /// <summary>Two members of one oneof.</summary>
    OneofRepeated,

    /// <summary>A value of another wire type than the field's.</summary>
    WrongWireType,

    /// <summary>Repeated numbers one by one instead of packed.</summary>
    NotPacked,

    /// <summary>Packed numbers without any number.</summary>
    PackedEmpty,

    /// <summary>Packed numbers in more than one run.</summary>
    PackedSplit,

    /// <summary>A default (0, false, empty) that is written although the field has no presence.</summary>
    ExplicitDefault,

    /// <summary>A number outside its field's range.</summary>
    OutOfRange,

    /// <summary>A number that no member of the enum has.</summary>
    UnknownEnumValue,

    /// <summary>A string that is not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A field that must be there is not.</summary>
    Missing,

    /// <summary>A field that must not be there is.</summary>
    NotAllowed,

    /// <summary>A hash, nonce or key of another length than it has.</summary>
    WrongLength,

    /// <summary>An id of zeros only, which would read as none.</summary>
    ZeroId,

    /// <summary>A code that is not 1 to 32 characters of A-Z a-z 0-9 . _ / -.</summary>
    InvalidCode,

    /// <summary>More bytes or characters than allowed.</summary>
    TooLong,

    /// <summary>Bytes that are no P-256 public key.</summary>
    InvalidKey,
}
