using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Reads <c>authorities</c>: each is one authority, or with <c>file</c> one for each row, or with <c>each</c> one for each area of the level
/// made from a column, which is then its area.
/// </summary>
internal sealed class AuthorityReader(RegistryPlan plan, AuthorityKeys keys)
{
    public Authority ReadRoot(YamlField field)
    {
        field.Allow("code", "names", "key");
        var authority = new Authority { Code = CodeText.Fill(Template.In(field["code"], TemplateScope.Empty), new FieldValues(field)), Role = AuthorityRole.Commission };
        authority.Names.AddRange(NamesTemplate.In(field["names"], TemplateScope.Empty, plan.Language).Fill(new FieldValues(field), authority.Code, plan.Language));
        authority.PublicKey = keys.PublicKey(field["key"].Text(authority.Code), new FieldValues(field));
        plan.Places.Add("authorities", field.Place);
        return authority;
    }

    public List<Authority> Read(YamlField authorities) => [.. authorities.Items().SelectMany(ReadItem)];

    private List<Authority> ReadItem(YamlField field)
    {
        field.Allow("file", "each", "code", "names", "role", "areas", "key");
        if (field["each"].Exists) return ReadEach(field);
        using var source = ItemSource.Open(field, plan.Folder);
        var read = ReadOne(field, source.Scope);
        return [.. source.Items().Select(values => read(values, null))];
    }

    private List<Authority> ReadEach(YamlField field)
    {
        var column = field["each"].Text();
        var read = ReadOne(field, new TemplateScope(column, $"{column}.code", "n"));
        var areas = plan.Codes.Of(column);
        if (areas.Count == 0) field["each"].Problem($"No level is made from a column \"{column}\".");
        return [.. areas.Select((area, number) => read(new FieldValues(field, area.Text, area.Code, $"{number + 1}"), plan.Tree.Find(area.Code)))];
    }

    private Func<IValues, int?, Authority> ReadOne(YamlField field, TemplateScope scope)
    {
        var code = Template.In(field["code"], scope);
        var names = NamesTemplate.In(field["names"], scope, plan.Language);
        var role = Template.Parse(field["role"].Text("commission"), scope, field["role"].Problem);
        var areas = AreasIn(field["areas"], scope);
        var key = field["key"].Exists ? Template.In(field["key"], scope) : code;
        return (values, own) =>
        {
            plan.Places.Add("authorities", values.Place);
            var authority = new Authority { Code = CodeText.Fill(code, values), Role = RoleOf(role, values) };
            authority.Names.AddRange(names.Fill(values, authority.Code, plan.Language));
            authority.PublicKey = keys.PublicKey(key.Fill(values), values);
            var named = areas.SelectMany(area => AreasOf(area, values)).Concat(own is { } one ? [one] : []);
            authority.Areas.AddRange(named.Distinct().Order().Select(area => (uint)area));
            return authority;
        };
    }

    /// <summary>A list of codes, or one text with codes between blanks.</summary>
    private static IReadOnlyList<Template> AreasIn(YamlField field, TemplateScope scope) =>
        !field.Exists ? [] : field.IsText ? [Template.In(field, scope)] : [.. field.Items().Select(item => Template.In(item, scope))];

    private IEnumerable<int> AreasOf(Template template, IValues values)
    {
        foreach (var code in template.Fill(values).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (plan.Tree.Find(code) is { } area) yield return area;
            else template.Problem(values, $"No area has the code \"{code}\".");
        }
    }

    private static AuthorityRole RoleOf(Template template, IValues values)
    {
        var word = template.Fill(values);
        if (Words.AuthorityRoles.TryGetValue(word, out var role)) return role;
        template.Problem(values, $"\"{word}\" is not a role; there are {string.Join(", ", Words.AuthorityRoles.Keys)}.");
        return AuthorityRole.Commission;
    }
}
