namespace Tabulation.Contracts;

/// <summary>What must hold in an AllocationRule before its numbers are fractions: definition.proto's own ranges.</summary>
internal static class AllocationFormat
{
    private const uint MostPerMillion = 1_000_000, MostFactor = 1_000, LeastTenths = 10, MostTenths = 20;

    public static FormatProblem? Check(V1.AllocationRule rule) =>
        (rule.Method == V1.AllocationMethod.Unspecified ? DefinitionFormat.Missing("method") : null)
        ?? DefinitionFormat.First(rule.Thresholds, "thresholds", CheckThreshold)
        ?? (rule.RunnerUp is null ? null : CheckRunnerUp(rule.RunnerUp)?.Within("runner_up"))
        ?? (rule.Tie == V1.TieRule.Unspecified ? DefinitionFormat.Missing("tie") : null)
        ?? CheckFirstDivisor(rule);

    private static FormatProblem? CheckThreshold(V1.Threshold threshold) =>
        (threshold.Base == V1.ThresholdBase.Unspecified ? DefinitionFormat.Missing("base") : null)
        ?? CheckRange(threshold.Numerator, 0, MostPerMillion, "numerator")
        ?? CheckRange(threshold.Denominator, 1, MostPerMillion, "denominator");

    private static FormatProblem? CheckRunnerUp(V1.RunnerUpRule rule) =>
        CheckRange(rule.FactorNumerator, 0, MostFactor, "factor_numerator")
        ?? CheckRange(rule.FactorDenominator, 1, MostFactor, "factor_denominator");

    private static FormatProblem? CheckFirstDivisor(V1.AllocationRule rule) =>
        rule.Method == V1.AllocationMethod.ModifiedSainteLague
            ? CheckRange(rule.FirstDivisorTenths, LeastTenths, MostTenths, "first_divisor_tenths")
            : CheckRange(rule.FirstDivisorTenths, 0, 0, "first_divisor_tenths");

    private static FormatProblem? CheckRange(uint value, uint least, uint most, string field) => value >= least && value <= most
        ? null
        : new FormatProblem(FormatFault.OutOfRange, field, $"It is {value}; it must lie between {least} and {most:N0}.");
}
