using Google.Protobuf;
using Tabulation.Chronicle.Values;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Disposition = Tabulation.Domain.Rules.Disposition;
using Election = Tabulation.Domain.Elections.Election;
using ReviewDecision = Tabulation.Contracts.V1.ReviewDecision;

namespace Tabulation.Chronicle;

/// <summary>Tells what one entry does: looks before it is applied, and again after.</summary>
internal sealed class EventTeller
{
    private readonly ElectionState state;
    private readonly Statement statement;
    private readonly DecodedEntry entry;
    private readonly Election? election;
    private readonly Figures? before;
    private readonly SeenValue[] seen;
    private readonly bool stood;

    /// <param name="state">Before the entry is applied.</param>
    /// <param name="statement">The entry's, decoded.</param>
    /// <param name="entry">The entry.</param>
    public EventTeller(ElectionState state, Statement statement, DecodedEntry entry)
    {
        (this.state, this.statement, this.entry, election) = (state, statement, entry, state.Election);
        Slot = SlotOf();
        before = Standing();
        seen = [.. ValueLook.Of(state, statement, Slot)];
        stood = Slot is { } slot && !state[slot].Current.IsNone;
    }

    /// <summary>The slot it is about; null where it is about none.</summary>
    public SlotIndex? Slot { get; }

    /// <summary>Null where a first result counts that breaks no rule that flags, and for definitions and pages.</summary>
    public Event? Tell(TallyChange change)
    {
        if (KindOf(change) is not { } kind) return null;
        var payload = Payload.Parser.ParseFrom(entry.Payload.Span);
        var told = new Event
        {
            Position = (ulong)entry.Position,
            RecordedAt = (ulong)entry.RecordedAt.Milliseconds,
            StatementId = ByteString.CopyFrom(statement.Id.Value.ToArray()),
            Kind = kind,
            Authority = payload.Authority,
            About = payload.Replaces,
            Rules = { entry.Verdict.Rules },
        };
        EventWords.Fill(told, payload, election!);
        if (Slot is { } slot) FillSlot(told, slot);
        (told.Before, told.After) = (before, Waiting(change) ?? Standing());
        told.Changes.AddRange(ValueLook.Changes(seen, ValueLook.Of(state, statement, Slot)));
        return told;
    }

    private void FillSlot(Event told, SlotIndex slot)
    {
        told.Contest = election![election.Slots.ContestOf(slot)].Code;
        told.Precinct = election[election.Slots.PrecinctOf(slot)].Code;
    }

    private SlotIndex? SlotOf() => statement.Content switch
    {
        Domain.Statements.Review said => state.SlotOf(said.Reviewed),
        Domain.Statements.Endorsement said => said.Place.Slot,
        Domain.Statements.NoResult said => said.Place.Slot,
        Domain.Statements.Annulment said => said.Place.Slot,
        Domain.Statements.ObserverCopy said => said.Place.Slot,
        _ => statement.Kind == StatementKind.PrecinctResult ? statement.Result.Slot : null,
    };

    private EventKind? KindOf(TallyChange change) => statement.Kind switch
    {
        StatementKind.ElectionDefinition or StatementKind.RegistryPage => null,
        StatementKind.PrecinctResult => KindOfResult(change),
        StatementKind.Review => KindOfReview(change),
        StatementKind.Lot => EventKind.LotDrawn,
        StatementKind.AuthorityChange => EventKind.AuthorityChanged,
        StatementKind.NoResult => EventKind.NoResult,
        StatementKind.Annulment => change.Effect == TallyEffect.Annul ? EventKind.Annulled : EventKind.Reinstated,
        StatementKind.RegistryChange => KindOf(statement.Says<Domain.Statements.RegistryChange>()),
        StatementKind.Endorsement => EventKind.Endorsed,
        StatementKind.AreaProtocol => EventKind.AreaProtocol,
        StatementKind.TurnoutReport => EventKind.Turnout,
        StatementKind.ObserverCopy => EventKind.ObserverCopy,
        StatementKind.ObserverSample => EventKind.ObserverSample,
        StatementKind.ExitPoll => EventKind.ExitPoll,
        StatementKind.Certification => EventKind.Certified,
        StatementKind.Reopening => EventKind.Reopened,
        StatementKind.MandateAssignment => EventKind.MandatesAssigned,
    };

    private EventKind? KindOfResult(TallyChange change) => change.Effect switch
    {
        TallyEffect.Hold => EventKind.ResultHeld,
        TallyEffect.HoldSecond => entry.Verdict.Rules.Contains("REPORTS_DIFFER") ? EventKind.ReportsDiffer : EventKind.ReportsAgree,
        TallyEffect.Release => EventKind.ReportsAgree,
        _ when stood => EventKind.ResultCorrected,
        _ => entry.Verdict.Disposition == Disposition.Flag ? EventKind.ResultFlagged : null,
    };

    private static EventKind KindOfReview(TallyChange change) => change.Effect switch
    {
        TallyEffect.Release or TallyEffect.ReleaseSecond => EventKind.ReviewReleased,
        TallyEffect.Confirm => EventKind.ReviewConfirmed,
        _ => EventKind.ReviewRefused,
    };

    private static EventKind KindOf(Domain.Statements.RegistryChange change)
    {
        if (change.Stations is not null) return EventKind.StationsChanged;
        return change.Withdrawal is not null ? EventKind.SelectionWithdrawn : EventKind.HoursExtended;
    }

    private Figures? Waiting(TallyChange change) => change.Effect switch
    {
        TallyEffect.Hold => Split(change.Slot, state.Tally!.HeldIn(change.Slot)),
        TallyEffect.HoldSecond => Split(change.Slot, state.Tally!.SecondHeldIn(change.Slot)),
        _ => null,
    };

    /// <summary>What counts at the precinct; of what stands beside the totals, what was said last.</summary>
    private Figures? Standing() => statement.Content switch
    {
        Domain.Statements.ObserverCopy said when said.Place.Slot is { } slot =>
            state.Beside.ObserverCopies.In((statement.Authority!.Value, slot)) is { Content: var copy } ? Of(copy.Lines, copy.Votes) : null,
        Domain.Statements.AreaProtocol said =>
            state.Beside.AreaProtocols.In((said.Place.Contest!.Value, said.Place.Area)) is { Content: var sums } ? Of(sums.Lines, sums.Votes) : null,
        Domain.Statements.Certification said =>
            state.Beside.Certifications.In(said.Contest!.Value) is { Content: var final }
                ? Of(final.Figures.Take(final.Lines), final.Figures.Skip(final.Lines))
                : null,
        _ => Slot is { } slot ? Counted(slot) : null,
    };

    private Figures? Counted(SlotIndex slot) => state.Tally!.HasCounted(slot) ? Split(slot, state.Tally.CountedIn(slot)) : null;

    private Figures Split(SlotIndex slot, ReadOnlySpan<int> all)
    {
        var lines = election!.SheetOf(election.Slots.ContestOf(slot)).Lines;
        var figures = LineComparison.Widened(all);
        return Of(figures[..lines], figures[lines..]);
    }

    private static Figures Of(IEnumerable<long> lines, IEnumerable<long> votes) =>
        new() { Lines = { lines.Select(figure => (ulong)figure) }, Votes = { votes.Select(figure => (ulong)figure) } };
}
