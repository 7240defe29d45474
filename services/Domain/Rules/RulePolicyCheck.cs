using Tabulation.Domain.Elections;

namespace Tabulation.Domain.Rules;

/// <summary>Which policies an election may set, and that every hold names its law.</summary>
internal static class RulePolicyCheck
{
    private static readonly string[] Settable = [.. RuleBook.Defaults.Keys.Select(RuleCodes.Code)];

    private static readonly string[] FourEyes = [.. RuleBook.FourEyes.Append(Rule.ReportsDiffer).Select(RuleCodes.Code)];

    public static void Run(IReadOnlyList<RulePolicy> policies, Problems problems)
    {
        foreach (var (number, policy) in policies.Index()) Check(policy, $"rule_policies[{number}]", problems);
        problems.Require(policies.DistinctBy(policy => policy.Rule).Count() == policies.Count, "rule_policies", "names one rule twice");
    }

    public static void CheckDisposition(Disposition disposition, string legalBasis, string field, Problems problems)
    {
        problems.Require(disposition != Disposition.None && Enum.IsDefined(disposition), $"{field}.disposition",
            "must be INFO, FLAG, HOLD or REFUSE");
        problems.Require(disposition != Disposition.Hold || !string.IsNullOrWhiteSpace(legalBasis), $"{field}.legal_basis",
            "is empty; a rule holds results only where the law says so: name its clause");
        problems.Length(legalBasis, 0, 300, $"{field}.legal_basis");
    }

    private static bool CanHold(string code) => RuleCodes.Find(code) is not { } rule || rule.IsOfResults();

    private static void Check(RulePolicy policy, string field, Problems problems)
    {
        CheckDisposition(policy.Disposition, policy.LegalBasis, field, problems);
        problems.Range(policy.ThresholdPermille, 0, 1_000_000, $"{field}.threshold_permille");
        problems.Require(!FourEyes.Contains(policy.Rule) || policy.Disposition == Disposition.Hold, $"{field}.disposition",
            $"must be HOLD: {policy.Rule} is for elections in which a result counts only once two have given their word");
        problems.Require(policy.Disposition != Disposition.Hold || CanHold(policy.Rule), $"{field}.disposition",
            $"is HOLD: only results wait for a review; {policy.Rule} may inform, flag or refuse");
        if (RuleCodes.Find(policy.Rule) is not { } rule || !RuleBook.Defaults.TryGetValue(rule, out var own))
            problems.Add($"{field}.rule", $"is \"{policy.Rule}\"; an election may set {string.Join(", ", Settable)}");
        else problems.Require(policy.ThresholdPermille == 0 || own.ThresholdPermille > 0, $"{field}.threshold_permille",
            $"is {policy.ThresholdPermille}, but {policy.Rule} has no threshold; leave it out");
    }
}
