using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Reads <c>precincts</c>: one for each row of a table, and the areas that arise from its columns.</summary>
internal sealed class PrecinctReader
{
    private readonly Dictionary<string, int> lineOf = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(HierarchyPlan Plan, Template Code)> byCode;
    private readonly IReadOnlyList<Level> levels;
    private readonly IReadOnlyList<int> innermost;
    private readonly LevelCodes levelCodes;
    private readonly AreaTree tree;
    private readonly Places places;
    private readonly CsvTable table;
    private readonly Template code;
    private readonly Template contests;
    private readonly Template externalId;
    private readonly NamesTemplate names;
    private readonly int? registered, previousRegistered, previousBallots;

    private PrecinctReader(YamlField field, CsvTable table, RegistryPlan plan)
    {
        this.table = table;
        (tree, places) = (plan.Tree, plan.Places);
        levels = Level.In(plan.Hierarchies, table, column => Columns.Missing(column, column.Text(), table));
        var scope = Level.Scope(table, levels);
        code = Template.In(field["code"], scope);
        contests = Template.Parse(field["contests"].Text(""), scope, field["contests"].Problem);
        names = NamesTemplate.In(field["names"], scope, plan.Language);
        externalId = Template.Parse(field["external_id"].Text(""), scope, field["external_id"].Problem);
        registered = Columns.Find(field["registered"], table);
        previousRegistered = Columns.Find(field["previous"].Allow("registered", "ballots")["registered"], table);
        previousBallots = Columns.Find(field["previous"]["ballots"], table);
        byCode = [.. plan.Hierarchies.Where(hierarchy => hierarchy.Levels.Count == 0)
            .Select(hierarchy => (hierarchy, Template.In(hierarchy.Field["precinct"], scope)))];
        innermost = [.. Enumerable.Range(0, levels.Count).Where(number => levels.All(level => level.Parent != number))];
        levelCodes = new LevelCodes(levels, plan.Codes, MakerOf(plan));
    }

    /// <summary>Reads all precincts; their contests are still empty.</summary>
    /// <param name="field">The description.</param>
    /// <param name="plan">What is known of the registry; areas are added.</param>
    /// <returns>Each with the codes of contests its row names: none where it names none.</returns>
    public static List<(Precinct Precinct, string Contests)> Read(YamlField field, RegistryPlan plan)
    {
        field.Allow("file", "code", "names", "external_id", "registered", "contests", "previous");
        using var table = plan.Folder.OpenTable(field["file"].Text());
        return table is null ? [] : new PrecinctReader(field, table, plan).ReadRows();
    }

    private List<(Precinct Precinct, string Contests)> ReadRows()
    {
        var precincts = new List<(Precinct, string)>();
        foreach (var row in table.Rows())
        {
            places.Add("precincts", row.Place);
            levelCodes.Read(row);
            var values = new RowValues(row, table.Header.Count, levelCodes.Codes);
            precincts.Add((ReadRow(row, values), contests.Fill(values)));
        }

        return precincts;
    }

    private Precinct ReadRow(CsvRow row, RowValues values)
    {
        var precinct = new Precinct { Code = CodeText.Fill(code, values) };
        if (!lineOf.TryAdd(precinct.Code, row.Line))
            code.Problem(values, $"\"{precinct.Code}\" is also the code of the precinct on line {lineOf[precinct.Code]}.");
        precinct.Names.AddRange(names.Fill(values));
        precinct.ExternalId = externalId.Fill(values);
        precinct.Areas.AddRange(AreasOf(values).OrderBy(area => area.Hierarchy).Select(area => (uint)area.Number));
        if (registered is { } column && Count(row, column) is { } voters) precinct.Registered = voters;
        precinct.Previous = PreviousOf(row);
        return precinct;
    }

    private IEnumerable<(int Hierarchy, int Number)> AreasOf(RowValues values)
    {
        foreach (var level in innermost) yield return (levels[level].Hierarchy, tree.Find(levelCodes.Codes[level]) ?? 0);
        foreach (var (plan, template) in byCode) yield return (plan.Number, tree.Find(template.Fill(values), plan.Number, values, template) ?? 0);
    }

    private PreviousFigures? PreviousOf(CsvRow row)
    {
        if (previousRegistered is not { } voters || previousBallots is not { } ballots) return null;
        return Count(row, voters) is { } before && Count(row, ballots) is { } cast ? new PreviousFigures { Registered = before, Ballots = cast } : null;
    }

    private static uint? Count(CsvRow row, int column)
    {
        if (row.Whole(column, optional: true) is not { } count) return null;
        if (count <= int.MaxValue) return (uint)count;
        row.Problem(column, $"{count} is not a number of voters; it must lie between 0 and {int.MaxValue:N0}.");
        return null;
    }

    private Func<int, CsvRow, string, string> MakerOf(RegistryPlan plan)
    {
        var makers = levels.Select(level => new AreaMaker(level, table, tree, plan.Language)).ToList();
        return (level, row, parent) => makers[level].Make(row, table.Header.Count, parent);
    }
}
