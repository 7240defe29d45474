using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Who takes the seats of a certified list.</summary>
internal static class MandateExamples
{
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];
    private static readonly Said Right = Said.Mandates("cec", "list", "A", Five, 2);

    public static IEnumerable<RuleExample> All =>
    [
        At(Rule.ContestNotCertified, Right, "mandate_assignment.contest", "that comes first") with { Before = Small.Results },
        At(Rule.UnknownContest, Said.Mandates("cec", "lists", "A", Five, 2), "mandate_assignment.contest", "check it against the definition"),
        At(Rule.NotAList, Said.Mandates("cec", "list", "Z", Five, 2), "mandate_assignment.selection", "no list of this code"),
        At(Rule.NotAList, Said.Mandates("cec", "list", "against", [], 0), "mandate_assignment.selection", "assigned for lists"),
        At(Rule.MandatesDiffer, Said.Mandates("cec", "list", "A", Five[..4], 2), "mandate_assignment.mandates", "4 names given for 5 seats; give one for each"),
        At(Rule.MandatesInvalid, Said.Mandates("cec", "list", "A", ["a", "b", "c", "d", "a"], 2), "mandate_assignment.mandates", "A name stands twice"),
        At(Rule.MandatesInvalid, Said.Mandates("cec", "list", "A", Five, 6), "mandate_assignment.mandates", "than there are names"),
        At(Rule.QuotaNotMet, Said.Mandates("cec", "list", "A", Five, 1), "mandate_assignment.quota_members", "1 of the mandates count for the quota, which asks for 2"),
        At(Rule.ReplacesNotCurrent, Said.Mandates("cec", "list", "A", ["a", "b", "c", "d", "f"], 2), "replaces", "name that")
            with { Before = [.. Small.Results, CertificationExamples.Right, Right] },
        At(Rule.ReasonMissing, Right with { Replaces = Right.Id }, "mandate_assignment.reason", "say why")
            with { Before = [.. Small.Results, CertificationExamples.Right, Right] },
        At(Rule.RoleNotAllowed, Right with { Authority = "court" }, "authority", "role"),
        At(Rule.OutsideArea, Right with { Authority = "north" }, "mandate_assignment.contest", "outside"),
    ];

    private static RuleExample At(Rule rule, Said breaks, string field, string words) => new(rule, breaks, field, words)
    {
        Draft = Small.Whole, Before = [.. Small.Results, CertificationExamples.Right],
    };
}
