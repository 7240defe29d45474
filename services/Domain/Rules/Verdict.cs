using Tabulation.Domain.Elections;

namespace Tabulation.Domain.Rules;

/// <summary>How a statement was judged: its entry carries this, and whoever repeats the judgement must reach the same.</summary>
/// <param name="Disposition">The gravest; None where no rule was broken.</param>
/// <param name="Rules">Codes of the rules broken, in the rules' order, each once; an equation as EQUATION/code.</param>
public sealed record Verdict(Disposition Disposition, IReadOnlyList<string> Rules)
{
    private static readonly string EquationPrefix = Rule.Equation.Code() + "/";

    public static Verdict Clean { get; } = new(Disposition.None, []);

    /// <param name="findings">What was found.</param>
    /// <param name="form">The form whose equations were judged; null where none were.</param>
    /// <returns><see cref="Clean"/> itself where no rule was broken.</returns>
    public static Verdict Of(Findings findings, Form? form)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Gravest == Disposition.None) return Clean;
        var codes = new List<string>();
        var found = findings.All;
        for (var i = 0; i < found.Length; i++)
            if (i == 0 || !IsSameCode(found[i], found[i - 1])) codes.Add(CodeOf(found[i], form));
        return new Verdict(findings.Gravest, codes);
    }

    /// <summary>True where the findings amount to this verdict. Allocates nothing: this is asked of every entry.</summary>
    public bool Matches(Findings findings, Form? form)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Gravest != Disposition) return false;
        var matched = 0;
        var found = findings.All;
        for (var i = 0; i < found.Length; i++)
        {
            if (i > 0 && IsSameCode(found[i], found[i - 1])) continue;
            if (matched == Rules.Count || !IsCode(Rules[matched++], found[i], form)) return false;
        }

        return matched == Rules.Count;
    }

    public bool Equals(Verdict? other) =>
        other is not null && Disposition == other.Disposition && Rules.SequenceEqual(other.Rules, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Disposition, Rules.Count);

    internal static string CodeOf(Finding finding, Form? form) =>
        finding.Rule == Rule.Equation ? EquationPrefix + form!.Equations[finding.Index].Code : finding.Rule.Code();

    internal static bool IsCodeOf(string code, ControlEquation equation) =>
        code.StartsWith(EquationPrefix, StringComparison.Ordinal) && code.AsSpan(EquationPrefix.Length).SequenceEqual(equation.Code);

    private static bool IsCode(string code, Finding finding, Form? form) =>
        finding.Rule == Rule.Equation ? IsCodeOf(code, form!.Equations[finding.Index]) : code == finding.Rule.Code();

    /// <summary>Findings come in the rules' order, so that those of one code stand together.</summary>
    private static bool IsSameCode(Finding one, Finding other) =>
        one.Rule == other.Rule && (one.Rule != Rule.Equation || one.Index == other.Index);
}
