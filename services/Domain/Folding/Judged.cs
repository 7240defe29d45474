using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Folding;

/// <summary>What of a verdict decides about an entry's effect.</summary>
/// <param name="Gravest">The gravest disposition.</param>
/// <param name="Waits">What a held result waits for.</param>
/// <param name="Flags">Whether a rule was broken that flags.</param>
public readonly record struct Judged(Disposition Gravest, WaitsFor Waits, bool Flags)
{
    /// <summary>Of a judgement just made.</summary>
    public static Judged Of(Findings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var (waits, flags) = (WaitsFor.Nothing, false);
        foreach (var finding in findings.All)
        {
            if (finding.Disposition == Disposition.Hold) waits |= Cause(finding.Rule);
            flags |= finding.Disposition == Disposition.Flag;
        }

        return new Judged(findings.Gravest, waits, flags);
    }

    /// <summary>Of a verdict as recorded: what its rules' dispositions are, the election says.</summary>
    /// <param name="verdict">Of an entry.</param>
    /// <param name="election">Null until the registry is complete.</param>
    /// <param name="form">Of the contest, where it is a result.</param>
    public static Judged Of(Verdict verdict, Election? election, Form? form)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var (waits, flags) = (WaitsFor.Nothing, false);
        foreach (var code in verdict.Rules)
        {
            var (rule, disposition) = election?.Rules.Find(code, form) ?? default;
            if (disposition == Disposition.Hold) waits |= Cause(rule);

            // What would refuse can only be in an entry as written, which flags.
            flags |= disposition is Disposition.Flag or Disposition.Refuse;
        }

        return new Judged(verdict.Disposition, waits, flags);
    }

    private static WaitsFor Cause(Rule rule) => rule switch
    {
        Rule.EndorsementAwaited => WaitsFor.Endorsement,
        Rule.SecondReportAwaited or Rule.ReportsDiffer => WaitsFor.SecondReport,
        _ => WaitsFor.Review,
    };
}
