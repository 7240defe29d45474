namespace Tabulation.Domain.Rules;

/// <summary>What an election decides about one rule.</summary>
/// <param name="Rule">The rule's code, for example "BOXES_EXCEED_ISSUED".</param>
/// <param name="ThresholdPermille">Parts per thousand, 1 to 1,000,000; 0 for the rules version's own.</param>
/// <param name="LegalBasis">The law's clause; needed to hold, else may be empty.</param>
public sealed record RulePolicy(string Rule, Disposition Disposition, int ThresholdPermille, string LegalBasis);
