namespace Tabulation.Contracts;

/// <summary>Puts faults into words. Paths grow from the inside out; an empty one is the message itself.</summary>
internal static class WireProblems
{
    public static FormatProblem Of(FormatFault fault, string field) => new(fault, field, FormatRules.Broken(fault));

    public static string NameOf(in WireField field, int occurrence) => field.IsRepeated ? $"{field.Name}[{occurrence}]" : field.Name;

    /// <summary>The field's name, or its number where the message has no such field.</summary>
    public static string NameOf(WireField[] fields, uint number)
    {
        var field = Array.FindIndex(fields, known => known.Number == number);
        return field < 0 ? $"{number}" : fields[field].Name;
    }
}
