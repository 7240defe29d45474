using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Reads <c>contests</c>: each is one contest, or with <c>file</c> one for each row.</summary>
internal sealed class ContestReader(RegistryPlan plan)
{
    public List<Contest> Read(YamlField contests) => [.. contests.Items().SelectMany(ReadItem)];

    private List<Contest> ReadItem(YamlField field)
    {
        field.Allow("file", "code", "names", "external_id", "kind", "form", "area", "selections", "allocation");
        using var source = ItemSource.Open(field, plan.Folder);
        var code = Template.In(field["code"], source.Scope);
        var names = NamesTemplate.In(field["names"], source.Scope, plan.Language);
        var externalId = Template.Parse(field["external_id"].Text(""), source.Scope, field["external_id"].Problem);
        var area = field["area"].Exists ? Template.In(field["area"], source.Scope) : null;
        var kind = field["kind"].OneOf(Words.ContestKinds, ContestKind.List);
        var pattern = new Contest { Kind = kind, Form = FormOf(field["form"]), Allocation = AllocationReader.Read(field["allocation"]) };
        var selections = new SelectionReader(kind, plan).Read(field["selections"]);
        return [.. source.Items().Select(ReadOne)];

        Contest ReadOne(IValues values)
        {
            plan.Places.Add("contests", values.Place);
            var contest = pattern.Clone();
            contest.Code = CodeText.Fill(code, values);
            contest.Names.AddRange(names.Fill(values, contest.Code, plan.Language));
            contest.ExternalId = externalId.Fill(values);
            contest.Selections.AddRange(selections(contest.Code));
            if (contest.Selections.Count == 0) values.Problem($"Contest \"{contest.Code}\" has no selections.");
            if (area is not null && AreaOf(area, values) is { } district) contest.Area = (uint)district;
            return contest;
        }
    }

    private int? AreaOf(Template template, IValues values)
    {
        var code = template.Fill(values);
        if (plan.Tree.Find(code) is { } area) return area;
        template.Problem(values, $"No area has the code \"{code}\".");
        return null;
    }

    private uint FormOf(YamlField field)
    {
        var code = field.Text();
        var number = plan.Forms.Index().FirstOrDefault(form => form.Item.Code == code, (-1, null!)).Index;
        if (number < 0 && field.Exists) field.Problem($"There is no form \"{code}\"; there are {string.Join(", ", plan.Forms.Select(form => form.Code))}.");
        return (uint)Math.Max(number, 0);
    }
}
