using Tabulation.Domain.Elections;

namespace Tabulation.Domain.Rules;

/// <summary>How a statement was judged: its entry carries this, and whoever repeats the judgement must reach the same.</summary>
/// <param name="Disposition">The gravest; None where no rule was broken.</param>
/// <param name="Rules">Codes of the rules broken, in the rules' order, each once; an equation as EQUATION/code.</param>
public sealed record Verdict(Disposition Disposition, IReadOnlyList<string> Rules)
{
    public static Verdict Clean { get; } = new(Disposition.None, []);

    /// <summary>Allocates nothing where no rule was broken.</summary>
    public static Verdict Of(Findings findings, Form? form)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Gravest == Disposition.None) return Clean;
        var codes = new List<string>();
        foreach (var finding in findings.All)
        {
            var code = CodeOf(finding, form);
            if (!codes.Contains(code)) codes.Add(code);
        }

        return new Verdict(findings.Gravest, codes);
    }

    /// <summary>True where the findings amount to this verdict.</summary>
    public bool Matches(Findings findings, Form? form)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Gravest == Disposition.None) return Disposition == Disposition.None && Rules.Count == 0;
        return Equals(Of(findings, form));
    }

    public bool Equals(Verdict? other) =>
        other is not null && Disposition == other.Disposition && Rules.SequenceEqual(other.Rules, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Disposition, Rules.Count);

    internal static string CodeOf(Finding finding, Form? form) =>
        finding.Rule == Rule.Equation ? $"{Rule.Equation.Code()}/{form!.Equations[finding.Index].Code}" : finding.Rule.Code();
}
