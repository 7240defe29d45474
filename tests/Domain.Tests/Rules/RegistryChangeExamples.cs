using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;
using static Tabulation.Domain.Tests.Rules.RuleExample;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Changes of the registry; what its problems name is in <see cref="Folding.RegistryChangeTests"/>.</summary>
internal static class RegistryChangeExamples
{
    public static IEnumerable<RuleExample> All =>
    [
        new(Rule.RegistryChangeInvalid, Said.Withdraw("list", "Z"), "registry_change", "correct what its problems name"),
        new(Rule.RegistryChangeInvalid, Said.Restation(["p1"], []), "registry_change", "correct what its problems name") { Before = [Clean] },
        new(Rule.RoleNotAllowed, Said.Withdraw("list", "A") with { Authority = "north" }, "authority", "role"),
        new(Rule.ReasonMissing, Said.Withdraw("list", "A") with { Reason = "" }, "registry_change.reason", "say why"),
        new(Rule.LegalBasisMissing, Said.Withdraw("list", "A") with { LegalBasis = "" }, "registry_change.legal_basis", "the law's clause"),
        new(Rule.ReplacesNotCurrent, Said.Withdraw("list", "A") with { Replaces = Clean.Id }, "replaces", "leave replaces out"),
        new(Rule.ContestCertified, Said.Withdraw("list", "A"), "registry_change", "unless a court reopens it")
        {
            Draft = Small.Whole, Before = [.. Small.Results, CertificationExamples.Right],
        },
        new(Rule.ContestCertified, Said.Restation([], [Precinct("p4", [3, 4], [0])]), "registry_change", "unless a court reopens it")
        {
            Draft = Small.Whole, Before = [.. Small.Results, CertificationExamples.Right],
        },
    ];
}
