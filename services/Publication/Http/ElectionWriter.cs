using System.Text.Json;
using Tabulation.Chronicle;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Publication.Http;

/// <summary>Puts the election into the document of the JSON API: all that its definition says, and what was changed since.</summary>
internal static class ElectionWriter
{
    public static ElectionDocument Write(Election election)
    {
        var definition = election.Definition;
        return new ElectionDocument(
            election.Id.ToString(), definition.ExternalId, definition.RulesVersion, Names(definition.Names), definition.Test, definition.Synthetic,
            Names(definition.SyntheticNotes), definition.PollsOpen?.ToString(), election.PollsClose.ToString(), definition.ExitPollsFrom?.ToString(),
            election.Release.ToString(), NameOf(definition.AnnulmentEffect), [.. RuleBook.Defaults.Keys.Select(rule => Write(election, rule))],
            definition.Turnout is { } turnout ? Write(election, turnout) : null, Write(definition.Quota), Write(definition.Chamber), Write(definition.PreviousElection),
            Predecessor(definition), [.. election.Authorities.Select(authority => Write(election, authority))],
            [.. definition.Hierarchies.Select(each => new NamedDocument(each.Code, Names(each.Names)))],
            [.. election.Sheets.Select(sheet => ContestWriter.Write(election, sheet))], [.. election.Areas.Select(area => Write(election, area))],
            election.Precincts.Count);
    }

    internal static Dictionary<string, string> Names(IReadOnlyList<LocalizedText> names) => NamesByLanguage.Of(names);

    /// <summary>As documents and the protocol write it: AGAINST_ALL for AgainstAll.</summary>
    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{value}");

    internal static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static RuleDocument Write(Election election, Rule rule)
    {
        var threshold = election.Rules.ThresholdOf(rule);
        var policy = election.Definition.RulePolicies.FirstOrDefault(each => each.Rule == rule.Code());
        return new RuleDocument(rule.Code(), NameOf(election.Rules.DispositionOf(rule)), threshold > 0 ? threshold : null, OrNull(policy?.LegalBasis ?? ""));
    }

    private static TurnoutPlanDocument Write(Election election, TurnoutPlan plan) => new(
        NameOf(plan.Measure), NameOf(plan.Roll), election[plan.Contest].Code, [.. plan.Moments.Select(moment => moment.ToString())], plan.DueMinutes);

    private static QuotaDocument? Write(QuotaRule? quota) => quota is null ? null
        : new QuotaDocument(Names(quota.Names), $"{quota.Numerator}/{quota.Denominator}", NameOf(quota.Rounding), quota.LegalBasis);

    private static ChamberDocument? Write(Chamber? chamber) => chamber is null ? null : new ChamberDocument(
        Names(chamber.Names), chamber.Seats, [.. chamber.Previous.Select(each => new PreviousSeatsDocument(OrNull(each.List), Names(each.Names), each.Seats))]);

    private static PreviousElectionDocument? Write(PreviousElection? previous) =>
        previous is null ? null : new PreviousElectionDocument(previous.Id.ToString(), previous.ExternalId, NameOf(previous.Kind));

    private static PredecessorDocument? Predecessor(ElectionDefinition definition) => PredecessorLog.TryRead(definition.PredecessorCheckpoint.Span, out var last)
        ? new PredecessorDocument(last.Origin, last.Head.Size, last.Head.Root.ToString())
        : null;

    private static AuthorityDocument Write(Election election, Authority authority) => new(
        authority.Code, Names(authority.Names), NameOf(authority.Role), [.. authority.Areas.Select(area => election[area].Code)],
        Convert.ToHexStringLower(authority.PublicKey.Span), authority.Revoked);

    private static AreaDocument Write(Election election, Area area) => new(
        area.Code, Names(area.Names), election.Definition.Hierarchies[area.Hierarchy].Code, area.Parent is { } parent ? election[parent].Code : null,
        OrNull(area.ExternalId));
}
