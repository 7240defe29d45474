using Google.Protobuf.Collections;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Contracts;

/// <summary>From an ElectionDefinition in which <see cref="DefinitionFormat"/> found nothing wrong to the domain's record.</summary>
internal static class DefinitionMapping
{
    public static ElectionDefinition ToDomain(V1.ElectionDefinition definition) => new()
    {
        RulesVersion = (int)definition.RulesVersion,
        Names = Names(definition.Names),
        ExternalId = definition.ExternalId,
        Test = definition.Test,
        Synthetic = definition.Synthetic,
        SyntheticNotes = Names(definition.SyntheticNotes),
        PollsClose = Timestamp.FromMilliseconds((long)definition.PollsClose),
        Release = Timestamp.FromMilliseconds((long)definition.Release),
        Root = RegistryMapping.ToDomain(definition.RootAuthority),
        Hierarchies = [.. definition.Hierarchies.Select(hierarchy => new Hierarchy(hierarchy.Code, Names(hierarchy.Names)))],
        Forms = [.. definition.Forms.Select(ToDomain)],
        RulePolicies = [.. definition.RulePolicies.Select(ToDomain)],
        PageHashes = [.. definition.RegistryPageHashes.Select(hash => Digest.From(hash.Span))],
        PredecessorCheckpoint = definition.PredecessorCheckpoint.Memory,
        PollsOpen = MomentOrNone(definition.PollsOpen),
        ExitPollsFrom = MomentOrNone(definition.ExitPollsFrom),
        AnnulmentEffect = (AnnulmentEffect)definition.AnnulmentEffect,
        Turnout = definition.Turnout is { } turnout ? ToDomain(turnout) : null,
        Quota = definition.Quota is { } quota ? ToDomain(quota) : null,
        Chamber = definition.Chamber is { } chamber ? ToDomain(chamber) : null,
        PreviousElection = definition.PreviousElection is { } previous ? ToDomain(previous) : null,
    };

    public static IReadOnlyList<LocalizedText> Names(RepeatedField<V1.LocalizedText> names) =>
        names.Count == 0 ? [] : [.. names.Select(name => new LocalizedText(name.Language, name.Text))];

    private static Timestamp? MomentOrNone(ulong milliseconds) => milliseconds == 0 ? null : Timestamp.FromMilliseconds((long)milliseconds);

    private static TurnoutPlan ToDomain(V1.TurnoutPlan plan) => new(
        (TurnoutMeasure)plan.Measure, (TurnoutRoll)plan.Roll, new ContestIndex((int)plan.Contest),
        [.. plan.Moments.Select(moment => new TurnoutMoment(Timestamp.FromMilliseconds((long)moment.At), moment.OffsetMinutes))], (int)plan.DueMinutes);

    private static QuotaRule ToDomain(V1.QuotaRule quota) =>
        new(Names(quota.Names), (int)quota.Numerator, (int)quota.Denominator, (QuotaRounding)quota.Rounding, quota.LegalBasis);

    private static Chamber ToDomain(V1.Chamber chamber) => new(
        Names(chamber.Names), (int)chamber.Seats,
        [.. chamber.Previous.Select(previous => new PreviousSeats(previous.List, Names(previous.Names), (int)previous.Seats))]);

    private static PreviousElection ToDomain(V1.PreviousElection previous) => new(
        new ElectionId(Digest.From(previous.ElectionId.Span)), previous.ExternalId, (PreviousElectionKind)previous.Kind);

    private static Form ToDomain(V1.Form form) => new(
        form.Code,
        [.. form.Lines.Select(line => new FormLine(line.Code, Names(line.Names), (LineRole)line.Role))],
        [.. form.Equations.Select(ToDomain)]);

    private static ControlEquation ToDomain(V1.ControlEquation equation) => new(
        equation.Code,
        [.. equation.Terms.Select(term => new Term(term.Coefficient, term.HasLine ? (int)term.Line : null))],
        (Relation)equation.Relation,
        equation.Constant,
        (Disposition)equation.Disposition,
        equation.LegalBasis);

    private static RulePolicy ToDomain(V1.RulePolicy policy) =>
        new(policy.Rule, (Disposition)policy.Disposition, (int)policy.ThresholdPermille, policy.LegalBasis);
}
