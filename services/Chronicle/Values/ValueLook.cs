using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using AreaProtocol = Tabulation.Domain.Statements.AreaProtocol;
using AuthorityChange = Tabulation.Domain.Statements.AuthorityChange;
using Certification = Tabulation.Domain.Statements.Certification;
using ExitPoll = Tabulation.Domain.Statements.ExitPoll;
using MandateAssignment = Tabulation.Domain.Statements.MandateAssignment;
using RegistryChange = Tabulation.Domain.Statements.RegistryChange;
using Reopening = Tabulation.Domain.Statements.Reopening;
using TurnoutReport = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Chronicle.Values;

/// <summary>Every value that a statement of its kind can change, as it stands: looked at before the statement is applied, and again after.</summary>
internal static class ValueLook
{
    /// <param name="state">Before or after.</param>
    /// <param name="statement">Decoded.</param>
    /// <param name="slot">The one that it is about, as known before; null where it is about none.</param>
    /// <returns>Only what there is; none of a definition and a page.</returns>
    public static IEnumerable<SeenValue> Of(ElectionState state, Statement statement, SlotIndex? slot) => statement.Kind switch
    {
        StatementKind.ElectionDefinition or StatementKind.RegistryPage or StatementKind.ObserverCopy => [],
        StatementKind.PrecinctResult or StatementKind.Review or StatementKind.NoResult => ResultValues.Of(state, slot),
        StatementKind.Endorsement => ResultValues.OfEndorsement(state, statement, slot),
        StatementKind.Annulment => ResultValues.OfAnnulment(state, slot),
        StatementKind.RegistryChange => RegistryValues.Of(state, statement.Says<RegistryChange>()),
        StatementKind.AuthorityChange => RegistryValues.Of(state, statement.Says<AuthorityChange>()),
        StatementKind.AreaProtocol => SideValues.Of(state, statement.Says<AreaProtocol>()),
        StatementKind.TurnoutReport => SideValues.Of(state, statement.Says<TurnoutReport>()),
        StatementKind.ObserverSample => SideValues.OfSample(state, statement.Authority!.Value),
        StatementKind.ExitPoll => SideValues.Of(state, statement.Authority!.Value, statement.Says<ExitPoll>()),
        StatementKind.Lot => ConclusionValues.OfLots(state, statement.Says<LotDrawn>()),
        StatementKind.Certification => ConclusionValues.OfContest(state, statement.Says<Certification>().Contest!.Value),
        StatementKind.Reopening => ConclusionValues.OfStatus(state, statement.Says<Reopening>().Contest!.Value),
        StatementKind.MandateAssignment => ConclusionValues.Of(state, statement.Says<MandateAssignment>()),
    };

    /// <summary>What is another after than before, in the order of the values.</summary>
    public static IEnumerable<ValueChange> Changes(IEnumerable<SeenValue> before, IEnumerable<SeenValue> after)
    {
        var (was, stands) = (before.ToDictionary(each => each.Place, each => each.Text), after.ToDictionary(each => each.Place, each => each.Text));
        foreach (var place in stands.Keys.Union(was.Keys).OrderBy(place => place.Value))
        {
            var (old, now) = (was.GetValueOrDefault(place), stands.GetValueOrDefault(place));
            if (old != now) yield return Change(place, old, now);
        }
    }

    private static ValueChange Change(ValuePlace place, string? before, string? after)
    {
        var change = new ValueChange { Value = place.Value, Contest = place.Contest, Area = place.Area, Code = place.Code };
        if (before is not null) change.Before = before;
        if (after is not null) change.After = after;
        return change;
    }
}
