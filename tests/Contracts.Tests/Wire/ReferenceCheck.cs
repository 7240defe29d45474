using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Tabulation.Contracts.Tests;

/// <summary>
/// What canonical means, by way of Google.Protobuf: bytes are canonical if parsing them, without what is unknown, and writing the message
/// gives the same bytes again, and every number is within the ranges of FORMAT.md.
/// </summary>
internal static class ReferenceCheck
{
    public static bool IsCanonical<T>(MessageParser<T> parser, byte[] bytes)
        where T : IMessage<T>
    {
        try
        {
            var message = parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
            return message.ToByteArray().AsSpan().SequenceEqual(bytes) && IsInRange(message);
        }
        // A tag that is cut off at the end of a message within the last one runs past the buffer (Google.Protobuf 3.25.1).
        catch (Exception e) when (e is InvalidProtocolBufferException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    private static bool IsInRange(IMessage message) =>
        message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => IsPresent(field, message))
            .All(field => IsFieldInRange(field, message));

    private static bool IsPresent(FieldDescriptor field, IMessage message) => !field.HasPresence || field.Accessor.HasValue(message);

    private static bool IsFieldInRange(FieldDescriptor field, IMessage message)
    {
        var value = field.Accessor.GetValue(message);
        return field.IsRepeated
            ? ((IEnumerable)value).Cast<object>().All(item => IsValueInRange(field, item))
            : IsValueInRange(field, value);
    }

    private static bool IsValueInRange(FieldDescriptor field, object value) => field.FieldType switch
    {
        FieldType.UInt32 => (uint)value <= int.MaxValue,
        FieldType.UInt64 => (ulong)value <= long.MaxValue,
        FieldType.Enum => field.EnumType.Values.Any(member => member.Number == (int)value),
        FieldType.Message => IsInRange((IMessage)value),
        _ => true,
    };
}
