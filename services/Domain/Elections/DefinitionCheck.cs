using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of an ElectionDefinition's fields, and of the law behind every hold.</summary>
internal static class DefinitionCheck
{
    private const int MaxPages = 1_500;

    public static void Run(ElectionDefinition definition, Problems problems)
    {
        problems.Require(definition.RulesVersion == ElectionDefinition.SupportedRulesVersion, "rules_version",
            $"is {definition.RulesVersion}; this release knows {ElectionDefinition.SupportedRulesVersion}");
        problems.Names(definition.Names, "names");
        problems.Length(definition.ExternalId, 1, 64, "external_id");
        problems.Names(definition.SyntheticNotes, "synthetic_notes", required: definition.Synthetic);
        problems.Require(definition.Release >= definition.PollsClose, "release", "lies before polls_close; must be the same or later");
        CheckAuthority(definition.Root, "root_authority", problems);
        problems.Require(definition.Root.Role == AuthorityRole.Commission, "root_authority.role", "must be COMMISSION");
        problems.Require(definition.Root.SpeaksForAll, "root_authority.areas", "must be empty: the root speaks for the whole election");
        CheckHierarchies(definition, problems);
        FormCheck.Run(definition.Forms, problems);
        RulePolicyCheck.Run(definition.RulePolicies, problems);
        problems.Size(definition.PageHashes, 1, MaxPages, "registry_page_hashes");
        problems.Require(definition.PollsOpen is null || definition.PollsOpen <= definition.PollsClose, "polls_open", "lies after polls_close; must be the same or earlier");
        problems.Require(Enum.IsDefined(definition.AnnulmentEffect), "annulment_effect", "is none that is known");
        if (definition.Turnout is { } turnout) CheckTurnout(turnout, problems);
        if (definition.Quota is { } quota) CheckQuota(quota, problems);
        if (definition.PreviousElection is { } previous) CheckPrevious(previous, problems);
    }

    public static void CheckAuthority(Authority authority, string field, Problems problems)
    {
        problems.Code(authority.Code, $"{field}.code");
        problems.Names(authority.Names, $"{field}.names");
        problems.Require(Enum.IsDefined(authority.Role), $"{field}.role", "must be COMMISSION, OBSERVER, POLLSTER or COURT");
        var key = authority.PublicKey.Span;
        problems.Require(key.Length == Authority.PublicKeySize && key[0] == 4, $"{field}.public_key",
            $"must have {Authority.PublicKeySize} bytes and begin with 04 (SEC 1 uncompressed P-256 point)");
    }

    private static void CheckTurnout(TurnoutPlan turnout, Problems problems)
    {
        problems.Require(Enum.IsDefined(turnout.Measure), "turnout.measure", "must be ISSUED, IN_BOXES or PERSONS");
        problems.Require(Enum.IsDefined(turnout.Roll), "turnout.roll", "must be REGISTRY or REPORTED");
        problems.Size(turnout.Moments, 1, TurnoutPlan.MostMoments, "turnout.moments");
        problems.Range(turnout.DueMinutes, 1, 1_440, "turnout.due_minutes");
        foreach (var (number, moment) in turnout.Moments.Index())
        {
            problems.Range(moment.OffsetMinutes, -840, 840, $"turnout.moments[{number}].offset_minutes");
            problems.Require(number == 0 || moment.At > turnout.Moments[number - 1].At, $"turnout.moments[{number}].at", "is not after the moment ahead of it");
        }
    }

    private static void CheckQuota(QuotaRule quota, Problems problems)
    {
        problems.Names(quota.Names, "quota.names");
        problems.Range(quota.Denominator, 1, 1_000, "quota.denominator");
        problems.Range(quota.Numerator, 1, quota.Denominator, "quota.numerator");
        problems.Require(Enum.IsDefined(quota.Rounding), "quota.rounding", "must be UP, DOWN or NEAREST");
        problems.Length(quota.LegalBasis, 1, 300, "quota.legal_basis");
    }

    private static void CheckPrevious(PreviousElection previous, Problems problems)
    {
        problems.Length(previous.ExternalId, 1, 64, "previous_election.external_id");
        problems.Require(Enum.IsDefined(previous.Kind), "previous_election.kind", "must be RUN_OFF or REPEAT");
    }

    private static void CheckHierarchies(ElectionDefinition definition, Problems problems)
    {
        problems.Size(definition.Hierarchies, 1, 8, "hierarchies");
        problems.Unique(definition.Hierarchies.Select(hierarchy => hierarchy.Code), "hierarchies");
        foreach (var (number, hierarchy) in definition.Hierarchies.Index())
        {
            problems.Code(hierarchy.Code, $"hierarchies[{number}].code");
            problems.Names(hierarchy.Names, $"hierarchies[{number}].names");
        }
    }
}
