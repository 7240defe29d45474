using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Definitions;

/// <summary>A form being put together, with equations that name lines by their codes.</summary>
internal sealed class FormSketch(string code)
{
    /// <summary>Stands in an equation for the sum of all votes.</summary>
    public const string Votes = "*";

    private readonly Form form = new() { Code = code };

    public FormSketch Line(string line, LineRole role, IEnumerable<LocalizedText> names)
    {
        form.Lines.Add(new FormLine { Code = line, Role = role, Names = { names } });
        return this;
    }

    /// <summary>Adds: the sum of <paramref name="left"/>, less the sum of <paramref name="right"/>, compared with 0.</summary>
    public FormSketch Equation(string equation, string[] left, Relation relation, string[] right, Disposition disposition)
    {
        form.Equations.Add(new ControlEquation
        {
            Code = equation,
            Terms = { left.Select(line => TermOf(line, 1)), right.Select(line => TermOf(line, -1)) },
            Relation = relation,
            Disposition = disposition,
        });
        return this;
    }

    public Form Done() => form;

    private Term TermOf(string line, int coefficient) => line == Votes
        ? new Term { Coefficient = coefficient, AllSelections = true }
        : new Term { Coefficient = coefficient, Line = (uint)form.Lines.IndexOf(form.Lines.Single(known => known.Code == line)) };
}
