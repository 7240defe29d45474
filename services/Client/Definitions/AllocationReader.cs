using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Reads <c>allocation</c>: method, seats, thresholds, runner-up rule, ties, first divisor.</summary>
internal static class AllocationReader
{
    private const uint MostThreshold = 1_000_000, MostFactor = 1_000;

    public static AllocationRule Read(YamlField field)
    {
        field.Allow("method", "seats", "thresholds", "runner_up", "tie", "first_divisor");
        var rule = new AllocationRule
        {
            Method = field["method"].OneOf(Words.AllocationMethods, AllocationMethod.Plurality),
            Seats = (uint)field["seats"].Whole(1, 10_000),
            Tie = field["tie"].Exists ? field["tie"].OneOf(Words.TieRules, TieRule.RegistrationOrder) : TieRule.RegistrationOrder,
            RunnerUp = field["runner_up"].Exists ? ReadRunnerUp(field["runner_up"]) : null,
            FirstDivisorTenths = field["first_divisor"].Exists ? ReadTenths(field["first_divisor"]) : 0,
        };
        rule.Thresholds.AddRange(field["thresholds"].Items().Select(ReadThreshold));
        return rule;
    }

    private static Threshold ReadThreshold(YamlField field)
    {
        field.Allow("class", "share", "of", "waiver_direct_seats");
        var share = ReadShare(field["share"], MostThreshold);
        return new Threshold
        {
            ThresholdClass = field["class"].Text(""),
            Base = field["of"].Exists ? field["of"].OneOf(Words.ThresholdBases, ThresholdBase.Valid) : ThresholdBase.Valid,
            Numerator = share.Numerator,
            Denominator = share.Denominator,
            WaiverDirectSeats = (uint)(field["waiver_direct_seats"].Exists ? field["waiver_direct_seats"].Whole(0, 10_000) : 0),
        };
    }

    private static RunnerUpRule ReadRunnerUp(YamlField field)
    {
        field.Allow("least_seats", "factor");
        var (numerator, denominator) = field["factor"].Exists ? ReadShare(field["factor"], MostFactor) : (1, 1);
        return new RunnerUpRule
        {
            LeastSeats = (uint)field["least_seats"].Whole(0, 10_000),
            FactorNumerator = numerator,
            FactorDenominator = denominator,
        };
    }

    private static (uint Numerator, uint Denominator) ReadShare(YamlField field, uint most)
    {
        if (ShareText.TryParse(field.Text(), most, out var numerator, out var denominator)) return (numerator, denominator);
        if (field.Exists) field.Problem($"This must be a share, like 5%, 1/150 or 0.7, with no part above {most:N0}.");
        return (0, 1);
    }

    private static uint ReadTenths(YamlField field)
    {
        if (ShareText.TryParse(field.Text(), 100, out var numerator, out var denominator) && numerator * 10 % denominator == 0)
            return numerator * 10 / denominator;
        field.Problem("This must be a number in tenths, like 1.4.");
        return 0;
    }
}
