using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Tabulation.Architecture.Tests;

/// <summary>Reads a method's instructions (ECMA-335, partition III).</summary>
internal static class Instructions
{
    private static readonly Dictionary<int, OpCode> ByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>True where one loads, stores or makes a floating-point number: their names end in r, r4 or r8.</summary>
    public static bool AnyFloat(BlobReader reader)
    {
        while (reader.RemainingBytes > 0)
        {
            var code = Next(ref reader);
            if (code.Name!.Split('.') is [.., "r4" or "r8" or "r", _] or [.., "r4" or "r8"]) return true;
            Skip(code.OperandType, ref reader);
        }

        return false;
    }

    private static OpCode Next(ref BlobReader reader)
    {
        int value = reader.ReadByte();
        return ByValue[value == 0xFE ? (value << 8) | reader.ReadByte() : value];
    }

    private static void Skip(OperandType operand, ref BlobReader reader)
    {
        var size = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => reader.ReadInt32() * 4,
            _ => 4,
        };
        reader.Offset += size;
    }
}
