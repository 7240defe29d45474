using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Folding;

/// <summary>
/// What judging the next statement depends on: a pure function of the entries so far. Changes can be taken back to the last
/// <see cref="Mark"/>, for a batch that did not commit. Not safe for concurrent use.
/// </summary>
public sealed class ElectionState(KeyId operatorKey)
{
    private readonly Dictionary<StatementId, SlotIndex> held = [];
    private readonly Stack<Action> undo = new();
    private readonly List<(SlotIndex Index, Slot Before)> undoSlots = [];
    private readonly List<LotDrawn> lots = [];
    private (long Position, Timestamp RecordedAt) marked;
    private RegistryPage?[] pages = [];
    private (ElectionId Id, ElectionOrProblems Outcome) built;
    private Slot[] slots = [];

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

    /// <summary>Null until the definition and all its pages are in; results open then. Another one after each change among the authorities.</summary>
    public Election? Election { get; private set; }

    /// <summary>Every lot recorded, in order.</summary>
    public IReadOnlyList<LotDrawn> Lots => lots;

    /// <summary>The pages received so far, by number; null where one is missing.</summary>
    public IReadOnlyList<RegistryPage?> Pages => pages;

    public Slot this[SlotIndex slot] => slots[slot.Value];

    /// <summary>The slot in which this statement waits for review, or null.</summary>
    public SlotIndex? SlotHolding(StatementId statement) => held.TryGetValue(statement, out var slot) ? slot : null;

    /// <summary>From here on, <see cref="Rollback"/> returns to this point.</summary>
    public void Mark()
    {
        undo.Clear();
        undoSlots.Clear();
        marked = (Position, RecordedAt);
    }

    /// <summary>Takes back every entry applied since <see cref="Mark"/>.</summary>
    public void Rollback()
    {
        for (var i = undoSlots.Count - 1; i >= 0; i--) Put(undoSlots[i].Index, undoSlots[i].Before);
        while (undo.TryPop(out var takeBack)) takeBack();
        undoSlots.Clear();
        (Position, RecordedAt) = marked;
    }

    /// <summary>Applies an entry that was judged with this verdict and not refused.</summary>
    /// <returns>What it does to the tally.</returns>
    /// <exception cref="ArgumentException">The verdict is to refuse, or the time lies before the last entry's. Nothing changed.</exception>
    public TallyChange Apply(Statement statement, Disposition verdict, Timestamp recordedAt)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (verdict == Disposition.Refuse) throw new ArgumentException("A refused statement has no entry.", nameof(verdict));
        if (recordedAt < RecordedAt) throw new ArgumentException("An entry is never recorded before the last one.", nameof(recordedAt));
        var change = statement.Kind switch
        {
            StatementKind.ElectionDefinition => ApplyDefinition(statement),
            StatementKind.RegistryPage => ApplyPage(statement.Page!),
            StatementKind.PrecinctResult => ApplyResult(statement, verdict),
            StatementKind.Review => ApplyReview(statement.Review!),
            StatementKind.Lot => ApplyLot(statement.Lot!),
            StatementKind.AuthorityChange => ApplyAuthorityChange(statement.AuthorityChange!),
        };
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
        slots = new Slot[Election.Slots.Count];
        undo.Push(() => (Election, slots) = (null, []));
        return TallyChange.Opened;
    }

    private TallyChange ApplyResult(Statement statement, Disposition verdict)
    {
        var index = statement.Result.Slot!.Value;
        var slot = slots[index.Value];
        if (verdict == Disposition.Hold)
        {
            Change(index, slot with { Held = statement.Id, HeldBy = statement.Authority!.Value });
            return new TallyChange(TallyEffect.Hold, index, false);
        }

        var flagged = verdict == Disposition.Flag;
        Change(index, new Slot(statement.Id, default, default, flagged));
        return new TallyChange(TallyEffect.Count, index, flagged);
    }

    private TallyChange ApplyReview(Review review)
    {
        var index = held[review.Reviewed];
        var slot = slots[index.Value];
        if (review.Decision == ReviewDecision.Release)
        {
            Change(index, new Slot(slot.Held, default, default, true));
            return new TallyChange(TallyEffect.Release, index, true);
        }

        Change(index, slot with { Held = default, HeldBy = default });
        return new TallyChange(TallyEffect.SetAside, index, slot.CountedFlagged);
    }

    private TallyChange ApplyLot(LotDrawn lot)
    {
        lots.Add(lot);
        undo.Push(() => lots.RemoveAt(lots.Count - 1));
        return TallyChange.None;
    }

    private TallyChange ApplyAuthorityChange(AuthorityChange change)
    {
        var before = Election;
        Election = before!.After(change);
        undo.Push(() => Election = before);
        return TallyChange.None;
    }

    private void Change(SlotIndex index, Slot after)
    {
        undoSlots.Add((index, slots[index.Value]));
        Put(index, after);
    }

    private void Put(SlotIndex index, Slot after)
    {
        var before = slots[index.Value];
        if (!before.Held.IsNone) held.Remove(before.Held);
        if (!after.Held.IsNone) held[after.Held] = index;
        slots[index.Value] = after;
    }
}
