using System.Collections;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Tabulation.Contracts.Tests;

/// <summary>
/// Messages of any type with any content that FORMAT.md can encode: edge values are as likely as others, absent fields too.
/// </summary>
internal static class RandomMessage
{
    private static readonly string[] Texts =
        ["", "a", "Алматы", "каз/01-7.b_", "\u0000", "𐍈 �", new string('x', 127), new string('y', 128)];

    private static readonly long[] Numbers = [0, 1, 127, 128, 16_383, 16_384, int.MaxValue];
    private static readonly long[] Wide = [.. Numbers, 1L << 31, 1L << 56, long.MaxValue];

    /// <summary>Reproducible from the seed that FsCheck prints.</summary>
    public static Arbitrary<T> Arbitrary<T>()
        where T : IMessage<T>, new() =>
        Gen.Choose(0, int.MaxValue).Select(seed => (T)Of(new T().Descriptor, new Random(seed))).ToArbitrary();

    public static IMessage Of(MessageDescriptor descriptor, Random random)
    {
        var message = descriptor.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in descriptor.Fields.InFieldNumberOrder())
        {
            if (field.RealContainingOneof is { } oneof ? oneof.Fields[random.Next(oneof.Fields.Count)] == field : random.Next(3) > 0)
                Set(message, field, random);
        }

        return message;
    }

    private static void Set(IMessage message, FieldDescriptor field, Random random)
    {
        if (!field.IsRepeated)
        {
            field.Accessor.SetValue(message, Value(field, random));
            return;
        }

        var list = (IList)field.Accessor.GetValue(message);
        for (var i = random.Next(5); i > 0; i--) list.Add(Value(field, random));
    }

    private static object Value(FieldDescriptor field, Random random) => field.FieldType switch
    {
        FieldType.Bool => random.Next(2) == 1,
        FieldType.UInt32 => (uint)Pick(Numbers, random),
        FieldType.SInt32 => (int)Pick(Numbers, random) * Sign(random),
        FieldType.UInt64 => (ulong)Pick(Wide, random),
        FieldType.SInt64 => random.Next(9) == 0 ? long.MinValue : Pick(Wide, random) * Sign(random),
        FieldType.Enum => Pick([.. field.EnumType.Values], random).Number,
        FieldType.String => Pick(Texts, random),
        FieldType.Bytes => Bytes(Pick([0, 1, 16, 32, 130], random), random),
        FieldType.Message => Of(field.MessageType, random),
        _ => throw new InvalidOperationException($"{field.FullName} cannot be made up."),
    };

    private static ByteString Bytes(int length, Random random)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return ByteString.CopyFrom(bytes);
    }

    private static int Sign(Random random) => random.Next(2) == 0 ? 1 : -1;

    private static T Pick<T>(T[] values, Random random) => values[random.Next(values.Length)];
}
