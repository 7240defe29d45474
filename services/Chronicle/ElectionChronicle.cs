using Tabulation.Chronicle.Stations;
using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Chronicle;

/// <summary>
/// An election told from its entries: where everything stands, and every event that led there. Entries are taken as recorded; whoever does not trust them has
/// the verifier. Not safe for concurrent use.
/// </summary>
/// <param name="keepsEvents">
/// False for whoever takes each event as it is told: none is held then, and <see cref="Events"/>, <see cref="EventOf"/> and <see cref="HistoryOf"/> stay
/// empty.
/// </param>
public sealed class ElectionChronicle(bool keepsEvents = true)
{
    private readonly Statement statement = new();
    private readonly List<Event> events = [];
    private readonly List<(long From, Election Election)> elections = [];
    private readonly SlotHistories histories = new();
    private readonly Dictionary<StatementId, Event> byStatement = [];

    public ElectionState State { get; } = new(default);

    /// <summary>Entries taken in.</summary>
    public long Position => State.Position;

    /// <summary>In order of position.</summary>
    public IReadOnlyList<Event> Events => events;

    public TurnoutHistory Turnout { get; } = new();

    public StationChanges Stations { get; } = new();

    /// <summary>Positions of all statements about one contest at one precinct, the first one first.</summary>
    public IReadOnlyList<long> HistoryOf(SlotIndex slot) => histories.Of(slot);

    /// <summary>The event by which a result was flagged, held or put in place of another, null for one that was counted without; or that of an exit poll.</summary>
    public Event? EventOf(StatementId told) => byStatement.GetValueOrDefault(told);

    /// <summary>The election as it was after so many entries; null where its registry was not complete then, or they are not taken in yet.</summary>
    public Election? ElectionAt(long size)
    {
        if (size > Position) return null;
        for (var i = elections.Count - 1; i >= 0; i--)
            if (elections[i].From <= size) return elections[i].Election;
        return null;
    }

    /// <summary>Events from a position on.</summary>
    public IEnumerable<Event> EventsFrom(long position)
    {
        var (first, beyond) = (0, events.Count);
        while (first < beyond)
        {
            var middle = (first + beyond) / 2;
            (first, beyond) = events[middle].Position < (ulong)position ? (middle + 1, beyond) : (first, middle);
        }

        return events.Skip(first);
    }

    /// <summary>Takes in the next entry.</summary>
    /// <returns>What it tells; null where that is no event.</returns>
    /// <exception cref="InvalidDataException">It cannot be read, or cannot stand where it does.</exception>
    public Event? Add(ReadOnlyMemory<byte> leaf)
    {
        if (!EntryCodec.TryDecode(leaf, out var entry) || entry.Position != Position)
            throw new InvalidDataException($"What the ledger gives for entry {Position} is not that entry.");
        if (StatementDecoder.Decode(entry.Payload, State.Election, statement) is { } problem)
            throw new InvalidDataException($"The statement at {Position} cannot be read: {problem.Field} {problem.Message}");
        State.Mark();
        var election = State.Election;
        var (slot, change, told) = Apply(entry);
        if (keepsEvents && (change.IsOfSlot || statement.Kind == StatementKind.Endorsement)) histories.Add(slot!.Value, entry.Position);
        if (!ReferenceEquals(election, State.Election)) elections.Add((Position, State.Election!));
        if (told is not null) Keep(told);
        return told;
    }

    private void Keep(Event told)
    {
        if (keepsEvents) events.Add(told);
        if (keepsEvents && statement.Kind is (StatementKind.PrecinctResult or StatementKind.ExitPoll)) byStatement[statement.Id] = told;
        if (statement.Content is Domain.Statements.TurnoutReport report) Turnout.Add(report, told);
        if (statement.Content is Domain.Statements.RegistryChange { Stations: { } stations }) Stations.Add(stations, State.Election!.Precincts.Count, told);
    }

    /// <summary>All of it or nothing, whatever is wrong with the entry: the same one may be given again.</summary>
    private (SlotIndex? Slot, TallyChange Change, Event? Told) Apply(in DecodedEntry entry)
    {
        try
        {
            var teller = new EventTeller(State, statement, entry);
            var change = State.Apply(statement, Judged.Of(entry.Verdict, State.Election, Fold.FormOf(statement, State.Election)), entry.RecordedAt);
            return (teller.Slot, change, teller.Tell(change));
        }
        catch (Exception impossible)
        {
            State.Rollback();
            throw new InvalidDataException($"Entry {Position} cannot stand where it does: {impossible.Message}", impossible);
        }
    }
}
