using Google.Protobuf.Reflection;

namespace Tabulation.Contracts;

/// <summary>What a field's value is made of.</summary>
internal enum WireKind : byte
{
    Bool,
    UInt32,
    SInt32,
    UInt64,
    SInt64,
    Enum,
    String,
    Bytes,
    Message,
}

/// <summary>A field as <see cref="CanonicalWire"/> needs it.</summary>
internal readonly struct WireField
{
    /// <summary>Wire types of the encoding.</summary>
    public const int VarintType = 0, LengthType = 2;

    /// <param name="field">A field of a proto3 message.</param>
    /// <param name="message">The table of its message type; null for other types.</param>
    /// <param name="oneof">The bit of its oneof in the message; 0 for none.</param>
    /// <exception cref="NotSupportedException">Of a type that nothing hashed or signed may use.</exception>
    public WireField(FieldDescriptor field, CanonicalWire? message, uint oneof)
    {
        Number = (uint)field.FieldNumber;
        Name = field.Name;
        Kind = KindOf(field);
        IsRepeated = field.IsRepeated;
        HasPresence = field.HasPresence;
        Message = message;
        Oneof = oneof;
        EnumValues = Kind == WireKind.Enum ? [.. field.EnumType.Values.Select(value => value.Number).Distinct().Order()] : null;
    }

    public uint Number { get; }
    public string Name { get; }
    public WireKind Kind { get; }
    public bool IsRepeated { get; }

    /// <summary>A default may, and must, be written if it was set.</summary>
    public bool HasPresence { get; }

    public CanonicalWire? Message { get; }
    public uint Oneof { get; }

    /// <summary>Ascending; null for other types.</summary>
    public int[]? EnumValues { get; }

    public bool IsScalar => Kind <= WireKind.Enum;

    public bool IsPacked => IsRepeated && IsScalar;

    public int WireType => IsScalar && !IsRepeated ? VarintType : LengthType;

    private static WireKind KindOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => WireKind.Bool,
        FieldType.UInt32 => WireKind.UInt32,
        FieldType.SInt32 => WireKind.SInt32,
        FieldType.UInt64 => WireKind.UInt64,
        FieldType.SInt64 => WireKind.SInt64,
        FieldType.Enum => WireKind.Enum,
        FieldType.String => WireKind.String,
        FieldType.Bytes => WireKind.Bytes,
        FieldType.Message when !field.IsMap => WireKind.Message,
        _ => throw new NotSupportedException($"{field.FullName}: FORMAT.md has no canonical encoding for this type."),
    };
}
