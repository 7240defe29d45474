using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Folding;

/// <summary>
/// What judging the next statement depends on, the totals included: a pure function of the entries so far. Changes can be taken back to the last
/// <see cref="Mark"/>, for a batch that did not commit. Not safe for concurrent use.
/// </summary>
/// <param name="operatorKey">The only key that may sign the definition.</param>
/// <param name="roots">The log's tree, against which checkpoints that are certified are held; null where nothing is judged, only applied.</param>
public sealed class ElectionState(KeyId operatorKey, ILogRoots? roots = null)
{
    private readonly SlotBook slots = new();
    private readonly ContestStandings contests = new();
    private readonly Stack<Action> undo = new();
    private readonly List<LotDrawn> lots = [];
    private (long Position, Timestamp RecordedAt) marked;
    private RegistryPage?[] pages = [];
    private (ElectionId Id, ElectionOrProblems Outcome) built;

    /// <summary>The only key that may sign the definition.</summary>
    public KeyId OperatorKey { get; } = operatorKey;

    /// <summary>Entries applied: the next one's position.</summary>
    public long Position { get; private set; }

    /// <summary>When the last entry was recorded.</summary>
    public Timestamp RecordedAt { get; private set; }

    /// <summary>None before entry 0.</summary>
    public ElectionId ElectionId { get; private set; }

    /// <summary>Null before entry 0.</summary>
    public ElectionDefinition? Definition { get; private set; }

    /// <summary>
    /// Null until the definition and all its pages are in; results open then. Another one after each change among the authorities or of the registry.
    /// </summary>
    public Election? Election { get; private set; }

    /// <summary>Null until the registry is complete.</summary>
    public Tally? Tally { get; private set; }

    /// <summary>Every lot recorded, in order.</summary>
    public IReadOnlyList<LotDrawn> Lots => lots;

    /// <summary>What is recorded beside the totals.</summary>
    public SideRecords Beside { get; } = new();

    /// <summary>The pages received so far, by number; null where one is missing.</summary>
    public IReadOnlyList<RegistryPage?> Pages => pages;

    public Slot this[SlotIndex slot] => slots[slot];

    public ContestStanding this[ContestIndex contest] => contests[contest];

    /// <summary>The slot in which this result is held, or counted and flagged; null where it is neither.</summary>
    public SlotIndex? SlotOf(StatementId reviewable) => slots.Reviewable(reviewable);

    /// <summary>The log's root over so many entries; null where they are not known.</summary>
    internal Digest? RootAt(long size) => roots?.RootAt(size);

    /// <summary>From here on, <see cref="Rollback"/> returns to this point.</summary>
    public void Mark()
    {
        undo.Clear();
        slots.Mark();
        contests.Mark();
        Tally?.Mark();
        marked = (Position, RecordedAt);
    }

    /// <summary>Takes back every entry applied since <see cref="Mark"/>.</summary>
    public void Rollback()
    {
        slots.Rollback();
        contests.Rollback();

        // Before stations go that have come since: they may have figures.
        Tally?.Rollback();
        while (undo.TryPop(out var takeBack)) takeBack();
        (Position, RecordedAt) = marked;
    }

    /// <summary>Applies an entry that was judged so and not refused.</summary>
    /// <returns>What it does to the tally.</returns>
    /// <exception cref="ArgumentException">The verdict is to refuse, or the time lies before the last entry's. Nothing changed.</exception>
    public TallyChange Apply(Statement statement, Judged judged, Timestamp recordedAt)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (judged.Gravest == Disposition.Refuse) throw new ArgumentException("A refused statement has no entry.", nameof(judged));
        if (recordedAt < RecordedAt) throw new ArgumentException("An entry is never recorded before the last one.", nameof(recordedAt));
        var change = Apply(statement, recordedAt, judged);
        Tally?.Apply(change, statement.Result.Figures);
        Position++;
        RecordedAt = recordedAt;
        return change;
    }

    /// <summary>
    /// The election of these pages, all that the definition commits to. The definition's id tells what comes of them, so it is worked out once:
    /// judging, applying, and doing both again after a rollback cost no more, and a batch that took too long does not do so for ever.
    /// </summary>
    internal ElectionOrProblems Build(IReadOnlyList<RegistryPage> complete)
    {
        if (built.Id != ElectionId) built = (ElectionId, ElectionBuilder.Build(ElectionId, Definition!, complete));
        return built.Outcome;
    }

    private TallyChange Apply(Statement statement, Timestamp recordedAt, Judged judged)
    {
        switch (statement.Kind)
        {
            case StatementKind.ElectionDefinition: return ApplyDefinition(statement);
            case StatementKind.RegistryPage: return ApplyPage(statement.Page!);
            case StatementKind.PrecinctResult:
            case StatementKind.Review:
            case StatementKind.NoResult:
            case StatementKind.Annulment:
                return ApplyToSlot(statement, judged);
            case StatementKind.Endorsement:
                undo.Push(Beside.Put(statement, recordedAt));
                return ApplyToSlot(statement, judged);
            case StatementKind.Lot: return ApplyLot(statement.Says<LotDrawn>());
            case StatementKind.AuthorityChange: return ApplyElection(Election!.After(statement.Says<AuthorityChange>()));
            case StatementKind.RegistryChange: return ApplyRegistryChange(statement.Says<RegistryChange>(), recordedAt);
            case StatementKind.AreaProtocol:
                contests.Changed(statement.Says<AreaProtocol>().Place.Contest!.Value, Position);
                break;
            case StatementKind.Certification:
                contests.Certify(statement.Says<Certification>().Contest!.Value, true);
                break;
            case StatementKind.Reopening:
                contests.Certify(statement.Says<Reopening>().Contest!.Value, false);
                return TallyChange.None;
            case StatementKind.TurnoutReport:
            case StatementKind.ObserverCopy:
            case StatementKind.ObserverSample:
            case StatementKind.ExitPoll:
            case StatementKind.MandateAssignment:
                break;
        }

        undo.Push(Beside.Put(statement, recordedAt));
        return TallyChange.None;
    }

    private TallyChange ApplyDefinition(Statement statement)
    {
        ElectionId = new ElectionId(statement.Id.Value);
        Definition = statement.Definition;
        pages = new RegistryPage?[Definition!.PageHashes.Count];
        undo.Push(() =>
        {
            ElectionId = default;
            Definition = null;
            pages = [];
        });
        return TallyChange.None;
    }

    private TallyChange ApplyPage(RegistryPage page)
    {
        pages[page.Number] = page;
        undo.Push(() => pages[page.Number] = null);
        if (pages.Contains(null)) return TallyChange.None;
        Election = Build(pages!).Election
            ?? throw new InvalidOperationException("A registry that does not build must be refused, not applied.");
        Tally = new Tally(Election);
        slots.Resize(Election.Slots.Count);
        contests.Open(Election.Contests.Count);
        undo.Push(() =>
        {
            (Election, Tally) = (null, null);
            slots.Resize(0);
            contests.Open(0);
        });
        return TallyChange.Opened;
    }

    private TallyChange ApplyToSlot(Statement statement, Judged judged)
    {
        var index = SlotOf(statement);
        var slot = slots[index];
        var (after, change) = statement.Content switch
        {
            Review said => ResultEffects.Review(slot, index, said),
            Endorsement said => ResultEffects.Endorse(slot, index, said.Endorsed),
            NoResult => ResultEffects.NoResult(slot, index, statement.Id),
            Annulment said => ResultEffects.Annul(slot, index, statement.Id, said.Decision),
            _ => ResultEffects.Report(Election!, slot, index, statement, judged),
        };
        slots.Change(index, after);
        contests.Changed(Election!.Slots.ContestOf(index), Position);
        return change;
    }

    private SlotIndex SlotOf(Statement statement) => statement.Content switch
    {
        Review said => SlotOf(said.Reviewed)!.Value,
        Endorsement said => said.Place.Slot!.Value,
        NoResult said => said.Place.Slot!.Value,
        Annulment said => said.Place.Slot!.Value,
        _ => statement.Result.Slot!.Value,
    };

    private TallyChange ApplyLot(LotDrawn lot)
    {
        lots.Add(lot);
        undo.Push(() => lots.RemoveAt(lots.Count - 1));
        contests.Changed(lot.Contest!.Value, Position);
        return TallyChange.None;
    }

    private TallyChange ApplyElection(Election after)
    {
        var before = Election;
        Election = after;
        undo.Push(() => Election = before);
        return TallyChange.None;
    }

    private TallyChange ApplyRegistryChange(RegistryChange change, Timestamp recordedAt)
    {
        foreach (var contest in Election!.ContestsOf(change)) contests.Changed(contest, Position);
        var before = Election;
        ApplyElection(before.After(change, recordedAt));
        if (change.Stations is not { } stations) return TallyChange.None;
        PrecinctIndex[] closed = [.. stations.Close.OfType<PrecinctIndex>()];
        Tally!.Restation(Election, closed);
        slots.Resize(Election.Slots.Count);
        undo.Push(() =>
        {
            Tally!.TakeBack(before, closed);
            slots.Resize(before.Slots.Count);
        });
        return TallyChange.Restationed;
    }
}
