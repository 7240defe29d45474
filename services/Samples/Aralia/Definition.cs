using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Aralia;

/// <summary>The election's definition, without its page hashes.</summary>
internal static class Definition
{
    /// <summary>The clause that has results held.</summary>
    public const string HoldClause = "Election Act of Aralia, section 71 (2)";

    public static ElectionDefinition Of(Rehearsal rehearsal) => new()
    {
        RulesVersion = 1,
        Names = { Names.English("Election of the Assembly of Aralia") },
        ExternalId = "aralia-rehearsal",
        Test = true,
        Synthetic = true,
        SyntheticNotes = { Names.English($"Aralia does not exist. Every figure is made from the number {rehearsal.Seed}.") },
        PollsClose = (ulong)Country.PollsClose.ToUnixTimeMilliseconds(),
        Release = (ulong)Country.PollsClose.ToUnixTimeMilliseconds(),
        RootAuthority = Commission.Of(Registry.Root, Names.English("Central Commission of Aralia"), rehearsal.PublicKeyOf),
        Hierarchies =
        {
            new Hierarchy { Code = "administrative", Names = { Names.English("Regions and districts") } },
            new Hierarchy { Code = "constituencies", Names = { Names.English("Constituencies") } },
        },
        Forms = { Forms.All },
        RulePolicies =
        {
            new RulePolicy { Rule = "BOXES_EXCEED_ISSUED", Disposition = Disposition.Hold, LegalBasis = HoldClause },
            new RulePolicy { Rule = "PREVIOUS_TURNOUT_DIFFERS", Disposition = Disposition.Flag, ThresholdPermille = 250 },
        },
    };
}
