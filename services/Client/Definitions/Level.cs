using Tabulation.Client.Files;

namespace Tabulation.Client.Definitions;

/// <summary>One level of a hierarchy: a column of which each distinct text, within its parent, is an area.</summary>
/// <param name="Hierarchy">Number of the hierarchy.</param>
/// <param name="Column">Number of the column in the table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">Number of the level above, among all levels; null at the top.</param>
/// <param name="Field">Its description.</param>
internal sealed record Level(int Hierarchy, int Column, string Name, int? Parent, YamlField Field)
{
    /// <summary>The levels of all hierarchies as far as the table has their columns, outer ones first.</summary>
    /// <param name="plans">The hierarchies.</param>
    /// <param name="table">The table.</param>
    /// <param name="missing">Called for a level whose column the table does not have.</param>
    public static IReadOnlyList<Level> In(IReadOnlyList<HierarchyPlan> plans, CsvTable table, Action<YamlField> missing)
    {
        var levels = new List<Level>();
        foreach (var plan in plans)
        {
            int? parent = null;
            foreach (var field in plan.Levels)
            {
                if (table.Find(field["column"].Text()) is not { } column)
                {
                    missing(field["column"]);
                    break;
                }

                levels.Add(new Level(plan.Number, column, table.Header[column], parent, field));
                parent = levels.Count - 1;
            }
        }

        return levels;
    }

    /// <summary>The columns of a table, then the code of each level's area as <c>column.code</c>.</summary>
    public static TemplateScope Scope(CsvTable table, IReadOnlyList<Level> levels) =>
        new TemplateScope(table.Header).With(levels.Select(level => $"{level.Name}.code"));
}
