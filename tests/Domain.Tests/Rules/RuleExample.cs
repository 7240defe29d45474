using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>A statement that breaks one rule and no other, and how that must be explained.</summary>
internal sealed record RuleExample(Rule Rule, Said Breaks, string Field, string Words)
{
    public Draft Draft { get; init; } = Small.Draft;

    /// <summary>Recorded before it.</summary>
    public Said[] Before { get; init; } = [];

    /// <summary>A result at p1 in the list contest that breaks nothing.</summary>
    public static Said Clean { get; } = Said.Result("cec", "list", "p1", Small.Lines, Small.Votes);

    /// <summary>The same where no votes hold a result, and such a result by the north's commission.</summary>
    public static Draft Holding => Small.Draft.Define(d => d with { RulePolicies = [Policy(Rule.ZeroVotes, Disposition.Hold)] });
    public static Said NoVotes { get; } = Clean with { Lines = [1000, 0, 0, 0, 0, 0, 0], Votes = [0, 0, 0, 0], Authority = "north" };

    /// <summary>Made when first asked for: examples use each other.</summary>
    public static IReadOnlyList<RuleExample> All => field ??=
    [
        .. AnyStatementExamples.All, .. ResultExamples.All, .. FormExamples.All, .. DecisionExamples.All, .. AuthorityExamples.All, .. RegistryChangeExamples.All,
        .. TurnoutExamples.All, .. ObservationExamples.All, .. CertificationExamples.All, .. MandateExamples.All,
    ];
}
