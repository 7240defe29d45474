using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Reads <c>rules</c>: for each rule's code a disposition, or <c>disposition</c>, <c>threshold</c> (a share such as 98%) and
/// <c>legal_basis</c>.
/// </summary>
internal static class RulePolicyReader
{
    private const uint Permille = 1_000;
    private const uint Most = 1_000_000;

    public static IEnumerable<RulePolicy> Read(YamlField rules) => rules.Entries().Select(rule => ReadRule(rule.Key, rule.Value));

    private static RulePolicy ReadRule(string code, YamlField field)
    {
        if (field.IsText) return new RulePolicy { Rule = code, Disposition = field.OneOf(Words.Dispositions, Disposition.Flag) };
        field.Allow("disposition", "threshold", "legal_basis");
        return new RulePolicy
        {
            Rule = code,
            Disposition = field["disposition"].OneOf(Words.Dispositions, Disposition.Flag),
            ThresholdPermille = field["threshold"].Exists ? ReadThreshold(field["threshold"]) : 0,
            LegalBasis = field["legal_basis"].Text(""),
        };
    }

    private static uint ReadThreshold(YamlField field)
    {
        if (ShareText.TryParse(field.Text(), Most, out var numerator, out var denominator) && (ulong)numerator * Permille % denominator == 0)
            return (uint)((ulong)numerator * Permille / denominator);
        field.Problem("This must be a share in whole parts per thousand, like 98% or 97.5%.");
        return 0;
    }
}
