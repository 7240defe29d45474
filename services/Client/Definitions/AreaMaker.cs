using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Makes areas of a level as its texts first appear.</summary>
internal sealed class AreaMaker
{
    private readonly Level level;
    private readonly AreaTree tree;
    private readonly Template code;
    private readonly Template externalId;
    private readonly NamesTemplate names;
    private int made;

    /// <param name="level">Its level.</param>
    /// <param name="table">The precincts' table.</param>
    /// <param name="tree">Where areas are added.</param>
    /// <param name="language">The file's own.</param>
    public AreaMaker(Level level, CsvTable table, AreaTree tree, string language)
    {
        (this.level, this.tree) = (level, tree);
        var field = level.Field;
        var scope = new TemplateScope(table.Header).With("n", "parent");
        code = Template.In(field["code"], scope);
        externalId = Template.Parse(field["external_id"].Text(""), scope, field["external_id"].Problem);
        names = field["names"].Exists
            ? NamesTemplate.In(field["names"], scope, language)
            : NamesTemplate.Of(Template.Parse($"{{{level.Name}}}", scope, field.Problem), language);
    }

    public string Make(CsvRow row, int columns, string parent)
    {
        var values = new RowValues(row, columns, [$"{++made}", parent]);
        var area = new Area { Code = CodeText.Fill(code, values), Hierarchy = (uint)level.Hierarchy, ExternalId = externalId.Fill(values) };
        area.Names.AddRange(names.Fill(values));
        if (area.Names.Count == 0) row.Problem(level.Column, "It gives the area no name.");
        if (tree.Find(parent) is { } number) area.Parent = (uint)number;
        tree.Add(area, values);
        return area.Code;
    }
}
