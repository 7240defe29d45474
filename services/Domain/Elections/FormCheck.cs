using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of forms and control equations.</summary>
internal static class FormCheck
{
    private const int MaxLines = 60;
    private const int MaxCoefficient = 1_000;

    public static void Run(IReadOnlyList<Form> forms, Problems problems)
    {
        problems.Range(forms.Count, 1, 64, "forms (number)");
        problems.Unique(forms.Select(form => form.Code), "forms");
        foreach (var (number, form) in forms.Index()) CheckForm(form, $"forms[{number}]", problems);
    }

    private static void CheckForm(Form form, string field, Problems problems)
    {
        problems.Code(form.Code, $"{field}.code");
        problems.Range(form.Lines.Count, 1, MaxLines, $"{field}.lines (number)");
        problems.Unique(form.Lines.Select(line => line.Code), $"{field}.lines");
        foreach (var (number, line) in form.Lines.Index())
        {
            problems.Code(line.Code, $"{field}.lines[{number}].code");
            problems.Names(line.Names, $"{field}.lines[{number}].names");
            problems.Require(Enum.IsDefined(line.Role), $"{field}.lines[{number}].role", "is not a role");
        }

        problems.Range(form.Equations.Count, 0, 60, $"{field}.equations (number)");
        problems.Unique(form.Equations.Select(equation => equation.Code), $"{field}.equations");
        foreach (var (number, equation) in form.Equations.Index()) CheckEquation(equation, form, $"{field}.equations[{number}]", problems);
    }

    private static void CheckEquation(ControlEquation equation, Form form, string field, Problems problems)
    {
        problems.Code(equation.Code, $"{field}.code");
        problems.Range(equation.Terms.Count, 1, MaxLines, $"{field}.terms (number)");
        problems.Range(equation.Constant, -int.MaxValue, int.MaxValue, $"{field}.constant");
        problems.Require(Enum.IsDefined(equation.Relation), $"{field}.relation", "is not a relation");
        RulePolicyCheck.CheckDisposition(equation.Disposition, equation.LegalBasis, field, problems);
        foreach (var (number, term) in equation.Terms.Index())
        {
            problems.Range(term.Coefficient, -MaxCoefficient, MaxCoefficient, $"{field}.terms[{number}].coefficient");
            problems.Require(term.Coefficient != 0, $"{field}.terms[{number}].coefficient", "is 0; leave the term out");
            problems.Require(term.Line is null || (term.Line >= 0 && term.Line < form.Lines.Count), $"{field}.terms[{number}].line",
                $"is {term.Line}; the form has lines 0 to {form.Lines.Count - 1}");
        }
    }
}
