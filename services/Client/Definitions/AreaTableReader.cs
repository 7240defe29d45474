using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Reads <c>areas</c> of a hierarchy whose areas have a table of their own, a parent before its children.</summary>
internal static class AreaTableReader
{
    public static void Read(HierarchyPlan hierarchy, RegistryPlan plan)
    {
        var field = hierarchy.Field["areas"].Allow("file", "code", "parent", "names", "external_id");
        if (!field.Exists) return;
        using var source = ItemSource.Open(field, plan.Folder);
        var code = Template.In(field["code"], source.Scope);
        var parent = Template.Parse(field["parent"].Text(""), source.Scope, field["parent"].Problem);
        var externalId = Template.Parse(field["external_id"].Text(""), source.Scope, field["external_id"].Problem);
        var names = NamesTemplate.In(field["names"], source.Scope, plan.Language);
        foreach (var values in source.Items())
        {
            var area = new Area { Code = CodeText.Fill(code, values), Hierarchy = (uint)hierarchy.Number, ExternalId = externalId.Fill(values) };
            area.Names.AddRange(names.Fill(values, area.Code, plan.Language));
            if (ParentOf(parent.Fill(values)) is { } above) area.Parent = (uint)above;
            plan.Tree.Add(area, values);

            int? ParentOf(string name) => name.Length == 0 ? null : plan.Tree.Find(name, hierarchy.Number, values, parent);
        }
    }
}
