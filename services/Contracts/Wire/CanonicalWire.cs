using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Unicode;
using Google.Protobuf.Reflection;
using Tabulation.Contracts.V1;

namespace Tabulation.Contracts;

/// <summary>
/// Says whether bytes are the canonical encoding of a message: the one that every proto3 serializer gives that writes fields in order of
/// their numbers and nothing it does not know (FORMAT.md, "Canonical encoding"). So two encodings of one message are never both accepted,
/// and what is hashed is what is read. Made once for each message type; immutable; finding nothing wrong allocates nothing.
/// </summary>
public sealed class CanonicalWire
{
    private static readonly ConcurrentDictionary<MessageDescriptor, CanonicalWire> Made = new();

    private readonly string name;
    private readonly WireField[] fields;

    private CanonicalWire(MessageDescriptor descriptor, IReadOnlyList<MessageDescriptor> within)
    {
        if (within.Contains(descriptor))
            throw new NotSupportedException($"{descriptor.FullName}: nesting is bounded by the message types, so none may contain itself.");
        name = JsonNamingPolicy.SnakeCaseLower.ConvertName(descriptor.Name);
        fields = [.. descriptor.Fields.InFieldNumberOrder().Select(field => Compile(field, [.. within, descriptor]))];
    }

    /// <summary>For tabulation.v1.Payload.</summary>
    public static CanonicalWire Payload { get; } = For(V1.Payload.Descriptor);

    /// <summary>For tabulation.v1.Entry.</summary>
    public static CanonicalWire Entry { get; } = For(V1.Entry.Descriptor);

    /// <summary>For tabulation.v1.Answer.</summary>
    public static CanonicalWire Answer { get; } = For(V1.Answer.Descriptor);

    /// <exception cref="NotSupportedException">
    /// The message or one within it contains itself, or has a field of a type that FORMAT.md does not define.
    /// </exception>
    public static CanonicalWire For(MessageDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return Made.GetOrAdd(descriptor, static type => new CanonicalWire(type, []));
    }

    /// <summary>
    /// Null where the bytes are canonical; else the first problem, in order of the bytes. Never throws, whatever the bytes.
    /// </summary>
    public FormatProblem? Check(ReadOnlySpan<byte> message)
    {
        var problem = CheckFields(message);
        return problem is { Field: "" } ? problem with { Field = name } : problem;
    }

    private static WireField Compile(FieldDescriptor field, IReadOnlyList<MessageDescriptor> within)
    {
        var message = field is { FieldType: FieldType.Message, IsMap: false } ? new CanonicalWire(field.MessageType, within) : null;
        var oneof = field.RealContainingOneof is { } real ? 1u << real.Index : 0;
        return new WireField(field, message, oneof);
    }

    private FormatProblem? CheckFields(ReadOnlySpan<byte> message)
    {
        var rest = message;
        var place = FieldPlace.Start;
        while (!rest.IsEmpty)
        {
            if (CheckField(ref rest, ref place) is { } problem) return problem;
        }

        return null;
    }

    private FormatProblem? CheckField(ref ReadOnlySpan<byte> rest, ref FieldPlace place)
    {
        if (Varint.Read(ref rest, out var tag) is { } broken) return WireProblems.Of(broken, "");
        var number = tag >> 3;
        if (number == 0 || tag > uint.MaxValue) return WireProblems.Of(FormatFault.InvalidTag, "");
        if (place.MoveTo(fields, (uint)number) is { } misplaced)
            return WireProblems.Of(misplaced, WireProblems.NameOf(fields, (uint)number));
        ref readonly var field = ref fields[place.Field];
        if (CheckShape(field, (int)(tag & 7), ref place) is { } misshapen) return WireProblems.Of(misshapen, field.Name);
        return field.WireType == WireField.VarintType
            ? CheckNumber(field, ref rest)
            : CheckBytes(field, place.Occurrence, ref rest);
    }

    private static FormatFault? CheckShape(in WireField field, int wireType, ref FieldPlace place)
    {
        if (wireType != field.WireType)
            return field.IsPacked && wireType == WireField.VarintType ? FormatFault.NotPacked : FormatFault.WrongWireType;
        if (place.Occurrence > 0 && field.IsPacked) return FormatFault.PackedSplit;
        if (place.Occurrence > 0 && !field.IsRepeated) return FormatFault.FieldRepeated;
        return place.Take(field.Oneof) ? null : FormatFault.OneofRepeated;
    }

    private static FormatProblem? CheckNumber(in WireField field, ref ReadOnlySpan<byte> rest)
    {
        var fault = Varint.Read(ref rest, out var value) ?? Scalars.Check(field, value);
        if (fault is null && value == 0 && !field.HasPresence) fault = FormatFault.ExplicitDefault;
        return fault is { } wrong ? WireProblems.Of(wrong, field.Name) : null;
    }

    private static FormatProblem? CheckBytes(in WireField field, int occurrence, ref ReadOnlySpan<byte> rest)
    {
        if (Varint.Read(ref rest, out var length) is { } broken) return WireProblems.Of(broken, field.Name);
        if (length > (ulong)rest.Length) return WireProblems.Of(FormatFault.Truncated, field.Name);
        var content = rest[..(int)length];
        rest = rest[(int)length..];
        return field.Kind switch
        {
            WireKind.Message => field.Message!.CheckFields(content)?.Within(WireProblems.NameOf(field, occurrence)),
            WireKind.String => CheckContent(field, occurrence, content, Utf8.IsValid(content)),
            WireKind.Bytes => CheckContent(field, occurrence, content, true),
            WireKind.Bool or WireKind.UInt32 or WireKind.SInt32 or WireKind.UInt64 or WireKind.SInt64 or WireKind.Enum =>
                CheckPacked(field, content),
        };
    }

    private static FormatProblem? CheckContent(in WireField field, int occurrence, ReadOnlySpan<byte> content, bool isText)
    {
        if (!isText) return WireProblems.Of(FormatFault.InvalidUtf8, WireProblems.NameOf(field, occurrence));
        var isDefault = content.IsEmpty && !field.IsRepeated && !field.HasPresence;
        return isDefault ? WireProblems.Of(FormatFault.ExplicitDefault, field.Name) : null;
    }

    private static FormatProblem? CheckPacked(in WireField field, ReadOnlySpan<byte> run)
    {
        if (run.IsEmpty) return WireProblems.Of(FormatFault.PackedEmpty, field.Name);
        for (var number = 0; !run.IsEmpty; number++)
        {
            var fault = Varint.Read(ref run, out var value) ?? Scalars.Check(field, value);
            if (fault is { } wrong) return WireProblems.Of(wrong, WireProblems.NameOf(field, number));
        }

        return null;
    }
}
