using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of the forms: their lines, and control equations that name them.</summary>
internal static class FormCheck
{
    private const int MaxLines = 60;
    private const int MaxEquations = 60;

    /// <summary>With 60 terms at most, no left side comes near the limits of 64 bits: votes are 200 figures of 31 bits.</summary>
    private const int MaxCoefficient = 1_000;

    public static void Run(IReadOnlyList<Form> forms, Problems problems)
    {
        problems.Size(forms, 1, 64, "forms");
        problems.Unique(forms.Select(form => form.Code), "forms");
        foreach (var (number, form) in forms.Index()) CheckForm(form, $"forms[{number}]", problems);
    }

    private static void CheckForm(Form form, string field, Problems problems)
    {
        problems.Code(form.Code, $"{field}.code");
        problems.Size(form.Lines, 1, MaxLines, $"{field}.lines");
        problems.Unique(form.Lines.Select(line => line.Code), $"{field}.lines");
        foreach (var (number, line) in form.Lines.Index()) CheckLine(line, $"{field}.lines[{number}]", problems);
        problems.Size(form.Equations, 0, MaxEquations, $"{field}.equations");
        problems.Unique(form.Equations.Select(equation => equation.Code), $"{field}.equations");
        foreach (var (number, equation) in form.Equations.Index()) CheckEquation(equation, form, $"{field}.equations[{number}]", problems);
    }

    private static void CheckLine(FormLine line, string field, Problems problems)
    {
        problems.Code(line.Code, $"{field}.code");
        problems.Names(line.Names, $"{field}.names");
        problems.Require(Enum.IsDefined(line.Role), $"{field}.role", "is not a role");
    }

    private static void CheckEquation(ControlEquation equation, Form form, string field, Problems problems)
    {
        problems.Code(equation.Code, $"{field}.code");
        problems.Size(equation.Terms, 1, MaxLines, $"{field}.terms");
        problems.Range(equation.Constant, -int.MaxValue, int.MaxValue, $"{field}.constant");
        problems.Require(Enum.IsDefined(equation.Relation), $"{field}.relation", "must be EQUAL, AT_MOST or AT_LEAST");
        RulePolicyCheck.CheckDisposition(equation.Disposition, equation.LegalBasis, field, problems);
        foreach (var (number, term) in equation.Terms.Index()) CheckTerm(term, form, $"{field}.terms[{number}]", problems);
    }

    private static void CheckTerm(Term term, Form form, string field, Problems problems)
    {
        problems.Range(term.Coefficient, -MaxCoefficient, MaxCoefficient, $"{field}.coefficient");
        problems.Require(term.Coefficient != 0, $"{field}.coefficient", "is 0; leave the term out");
        problems.Require(term.Line is null || (term.Line >= 0 && term.Line < form.Lines.Count), $"{field}.line",
            $"is {term.Line}; the form has lines 0 to {form.Lines.Count - 1}");
    }
}
