using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>
/// How one hierarchy's areas come about: from columns of the precincts' table, one for each level, or from a table of areas, to which the
/// precincts' table refers by code.
/// </summary>
internal sealed class HierarchyPlan
{
    private HierarchyPlan(int number, YamlField field, string language)
    {
        field.Allow("code", "names", "levels", "areas", "precinct");
        Number = number;
        Field = field;
        Hierarchy = new Hierarchy { Code = field["code"].Text() };
        Hierarchy.Names.AddRange(NamesTemplate.In(field["names"], TemplateScope.Empty, language).Fill(new FieldValues(field), Hierarchy.Code, language));
        Levels = [.. field["levels"].Items().Select(level => level.Allow("column", "code", "names", "external_id"))];
        if (Levels.Count > 0 == field["areas"].Exists)
            field.Problem("Either levels (columns of the precincts' file) or areas (a file of their own) must be given.");
    }

    public int Number { get; }

    public YamlField Field { get; }

    public Hierarchy Hierarchy { get; }

    /// <summary>The levels' descriptions, outermost first; none where the areas have a table of their own.</summary>
    public IReadOnlyList<YamlField> Levels { get; }

    public static IReadOnlyList<HierarchyPlan> ReadAll(YamlField hierarchies, string language) =>
        [.. hierarchies.Items().Select((field, number) => new HierarchyPlan(number, field, language))];
}
