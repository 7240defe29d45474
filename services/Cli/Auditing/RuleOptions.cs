using System.CommandLine;
using Tabulation.Domain.Allocation;

namespace Tabulation.Cli.Auditing;

/// <summary>The rule of a contest whose stations come from a file; a log's definition has its own.</summary>
internal static class RuleOptions
{
    private static Dictionary<string, AllocationMethod?> MethodNames { get; } = new()
    {
        ["hare"] = AllocationMethod.LargestRemainderHare,
        ["droop"] = AllocationMethod.LargestRemainderDroop,
        ["dhondt"] = AllocationMethod.DHondt,
        ["sainte-lague"] = AllocationMethod.SainteLague,
        ["modified-sainte-lague"] = AllocationMethod.ModifiedSainteLague,
        ["plurality"] = AllocationMethod.Plurality,
    };

    private static Dictionary<string, ThresholdBase?> BaseNames { get; } = new()
    {
        ["valid"] = ThresholdBase.Valid,
        ["valid-without-blank"] = ThresholdBase.ValidWithoutBlank,
        ["valid-without-against-all"] = ThresholdBase.ValidWithoutAgainstAll,
        ["boxes"] = ThresholdBase.ParticipantsByBoxes,
        ["issued"] = ThresholdBase.ParticipantsByIssued,
        ["registered"] = ThresholdBase.Registered,
    };

    public static Option<AllocationMethod?> Method { get; } = new("--method")
    {
        Description = "How votes become seats", HelpName = string.Join('|', MethodNames.Keys), CustomParser = given =>
            AuditOptions.Named(given, MethodNames),
    };

    public static Option<int?> Seats { get; } = new("--seats") { Description = "Seats to give", HelpName = "N" };

    public static Option<Fraction?> Threshold { get; } = new("--threshold")
    {
        Description = "Threshold for all lists, per cent [default: none]", HelpName = "PERCENT", CustomParser = given =>
            AuditOptions.Percent(given, 101),
    };

    public static Option<ThresholdBase?> Base { get; } = new("--base")
    {
        Description = "What the threshold is a share of [default: valid]", HelpName = string.Join('|', BaseNames.Keys),
        CustomParser = given => AuditOptions.Named(given, BaseNames),
    };

    /// <exception cref="UsageException">It is not said, or cannot be used.</exception>
    public static AllocationRule RuleOf(Invocation invocation)
    {
        if (invocation.Get(Method) is not { } method || invocation.Get(Seats) is not { } seats)
            throw new UsageException("--stations: --method and --seats say how votes become seats.");
        var rule = new AllocationRule { Method = method, Seats = seats };
        if (invocation.Get(Threshold) is { } share)
            rule = rule with { Thresholds = [new Threshold("", invocation.Get(Base) ?? ThresholdBase.Valid, share)] };
        return rule.Check() is var fault and not RuleFault.None
            ? throw new UsageException($"--method, --seats, --threshold: {fault}.")
            : rule;
    }
}
