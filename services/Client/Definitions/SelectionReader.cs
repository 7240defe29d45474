using System.Globalization;
using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Reads <c>selections</c>: a list of them, or a table with one a row, in ballot order; <c>contest</c> then says which contest a row belongs
/// to. The order of registration is the ballot's where it is not given.
/// </summary>
internal sealed class SelectionReader(ContestKind contestKind, RegistryPlan plan)
{
    private static readonly string[] Keys =
        ["code", "names", "external_id", "kind", "registration_order", "threshold_class", "nominated_by", "candidates", "quota_members"];

    /// <returns>The selections of the contest with a given code.</returns>
    public Func<string, IEnumerable<Selection>> Read(YamlField field)
    {
        if (field.IsMapping) return ReadTable(field);
        if (!field.Exists) field.Problem("This is needed.");
        var codes = new HashSet<(string Contest, string Code)>();
        var selections = field.Items().Select(item => ReadOne(item.Allow(Keys), TemplateScope.Empty, null, codes)(new FieldValues(item))).ToList();
        return _ => Ordered(selections.Select(selection => selection.Clone()));
    }

    private Func<string, IEnumerable<Selection>> ReadTable(YamlField field)
    {
        field.Allow([.. Keys, "file", "contest"]);
        if (!field["file"].Exists) field["file"].Problem("This is needed.");
        using var source = ItemSource.Open(field, plan.Folder);
        var contest = field["contest"].Exists ? Template.In(field["contest"], source.Scope) : null;
        var read = ReadOne(field, source.Scope, contest, []);
        var rows = source.Items().Select(values => (Contest: contest?.Fill(values) ?? "", Selection: read(values))).ToLookup(row => row.Contest, row => row.Selection);
        return code => Ordered(rows[contest is null ? "" : code].Select(selection => selection.Clone()));
    }

    private Func<IValues, Selection> ReadOne(YamlField field, TemplateScope scope, Template? contest, HashSet<(string Contest, string Code)> codes)
    {
        Template Optional(string key) => Template.Parse(field[key].Text(""), scope, field[key].Problem);

        var code = Template.In(field["code"], scope);
        var names = NamesTemplate.In(field["names"], scope, plan.Language);
        var (externalId, kind, order) = (Optional("external_id"), Optional("kind"), Optional("registration_order"));
        var (thresholdClass, nominatedBy, candidates) = (Optional("threshold_class"), Optional("nominated_by"), Optional("candidates"));
        var quotaMembers = Optional("quota_members");
        return values =>
        {
            var selection = new Selection
            {
                Code = CodeText.Fill(code, values),
                ExternalId = externalId.Fill(values),
                Kind = KindOf(kind, values),
                RegistrationOrder = Count(order, values) ?? 0,
                ThresholdClass = thresholdClass.Fill(values),
                NominatedBy = nominatedBy.Fill(values),
            };
            if (!codes.Add((contest?.Fill(values) ?? "", selection.Code)))
                code.Problem(values, $"Another selection of the contest has the code \"{selection.Code}\" already; codes are unique.");
            selection.Names.AddRange(names.Fill(values, selection.Code, plan.Language));
            if (Count(candidates, values) is { } most) selection.Candidates = most;
            if (Count(quotaMembers, values) is { } members) selection.QuotaMembers = members;
            return selection;
        };
    }

    private SelectionKind KindOf(Template template, IValues values)
    {
        var word = template.Fill(values);
        if (word.Length == 0) return contestKind == ContestKind.List ? SelectionKind.List : SelectionKind.Candidate;
        if (Words.SelectionKinds.TryGetValue(word, out var kind)) return kind;
        template.Problem(values, $"\"{word}\" is not a kind of selection; there are {string.Join(", ", Words.SelectionKinds.Keys)}.");
        return SelectionKind.List;
    }

    private static uint? Count(Template template, IValues values)
    {
        var text = template.Fill(values);
        if (text.Length == 0) return null;
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_000) return count;
        template.Problem(values, $"\"{text}\" is not a whole number from 0 to 10,000.");
        return null;
    }

    private static List<Selection> Ordered(IEnumerable<Selection> selections)
    {
        var all = selections.ToList();
        var contenders = all.Where(selection => selection.Kind != SelectionKind.AgainstAll).ToList();
        if (contenders.All(selection => selection.RegistrationOrder == 0))
            foreach (var (number, selection) in contenders.Index()) selection.RegistrationOrder = (uint)number + 1;
        return all;
    }
}
