using Google.Protobuf;
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
    private readonly bool stood;

    /// <param name="state">Before the entry is applied.</param>
    /// <param name="statement">The entry's, decoded.</param>
    /// <param name="entry">The entry.</param>
    public EventTeller(ElectionState state, Statement statement, DecodedEntry entry)
    {
        (this.state, this.statement, this.entry, election) = (state, statement, entry, state.Election);
        Slot = SlotOf();
        if (Slot is not { } slot) return;
        before = Counted(slot);
        stood = !state[slot].Current.IsNone;
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
        if (Slot is { } slot) FillSlot(told, slot, change);
        return told;
    }

    private void FillSlot(Event told, SlotIndex slot, TallyChange change)
    {
        told.Contest = election![election.Slots.ContestOf(slot)].Code;
        told.Precinct = election[election.Slots.PrecinctOf(slot)].Code;
        told.Before = before;
        told.After = change.Effect switch
        {
            TallyEffect.Hold => Split(slot, state.Tally!.HeldIn(slot)),
            TallyEffect.HoldSecond => Split(slot, state.Tally!.SecondHeldIn(slot)),
            _ => Counted(slot),
        };
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

    private Figures? Counted(SlotIndex slot) => state.Tally!.HasCounted(slot) ? Split(slot, state.Tally.CountedIn(slot)) : null;

    private Figures Split(SlotIndex slot, ReadOnlySpan<int> all)
    {
        var lines = election!.SheetOf(election.Slots.ContestOf(slot)).Lines;
        var figures = new Figures();
        for (var i = 0; i < all.Length; i++) (i < lines ? figures.Lines : figures.Votes).Add((ulong)all[i]);
        return figures;
    }
}
