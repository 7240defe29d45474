using Tabulation.Client.Files;

namespace Tabulation.Client.Definitions;

/// <summary>Columns named in an election file.</summary>
internal static class Columns
{
    /// <summary>Number of the column that the field names; null where it names none, and, as a problem, where the table lacks it.</summary>
    public static int? Find(YamlField field, CsvTable table)
    {
        if (!field.Exists) return null;
        var name = field.Text();
        if (table.Find(name) is { } column) return column;
        Missing(field, name, table);
        return null;
    }

    public static void Missing(YamlField field, string name, CsvTable table) =>
        field.Problem($"{table.Name} has no column \"{name}\"; it has {string.Join(", ", table.Header)}.");
}
