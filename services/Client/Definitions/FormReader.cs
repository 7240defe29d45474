using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Reads the list <c>forms</c>: lines with their roles, and control equations.</summary>
internal static class FormReader
{
    public static IEnumerable<Form> Read(YamlField forms, string language) => forms.Items().Select(form => ReadForm(form, language));

    private static Form ReadForm(YamlField field, string language)
    {
        field.Allow("code", "lines", "equations");
        var form = new Form { Code = field["code"].Text() };
        form.Lines.AddRange(field["lines"].Items().Select(line => ReadLine(line, language)));
        var lines = form.Lines.Index().DistinctBy(line => line.Item.Code).ToDictionary(line => line.Item.Code, line => line.Index);
        form.Equations.AddRange(field["equations"].Items().Select(equation => ReadEquation(equation, lines)));
        return form;
    }

    private static FormLine ReadLine(YamlField field, string language)
    {
        field.Allow("code", "role", "names");
        var line = new FormLine { Code = field["code"].Text() };
        if (field["role"].Exists) line.Role = field["role"].OneOf(Words.LineRoles, LineRole.Unspecified);
        line.Names.AddRange(NamesTemplate.In(field["names"], TemplateScope.Empty, language).Fill(new FieldValues(field), line.Code, language));
        return line;
    }

    private static ControlEquation ReadEquation(YamlField field, Dictionary<string, int> lines)
    {
        field.Allow("code", "that", "disposition", "legal_basis");
        var equation = new ControlEquation
        {
            Code = field["code"].Text(),
            Disposition = field["disposition"].Exists ? field["disposition"].OneOf(Words.Dispositions, Disposition.Flag) : Disposition.Flag,
            LegalBasis = field["legal_basis"].Text(""),
        };
        if (EquationText.Parse(field["that"].Text(), lines, equation) is { } wrong && field["that"].Exists) field["that"].Problem(wrong);
        return equation;
    }
}
