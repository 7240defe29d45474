using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>
/// A batch judged on top of a stored head, before anything is written: what every store does in the same way.
/// </summary>
internal sealed class Batch
{
    private readonly IAdmission _admission;
    private readonly Dictionary<StatementId, StoredEntry> _fresh = [];
    private readonly List<NewEntry> _entries = [];
    private readonly AppendedStatement[] _statements;

    private Batch(int count, IAdmission admission) => (_statements, _admission) = (new AppendedStatement[count], admission);

    /// <summary>The entries to write, in order.</summary>
    public IReadOnlyList<NewEntry> Entries => _entries;

    /// <summary>The head to write with them; the ground's own if there are none.</summary>
    public StoredHead After { get; private set; } = StoredHead.Empty;

    public AppendResult Result => new(_statements, After.Head);

    /// <summary>Judges <paramref name="ids"/>, of which <paramref name="known"/> says which are in the ledger already, one by one.</summary>
    public static Batch Judge(
        IReadOnlyList<StatementId> ids, IReadOnlyList<StoredEntry?> known, StoredHead ground, Timestamp now, IAdmission admission)
    {
        var recordedAt = Timestamp.Later(now, ground.Head.RecordedAt);
        var batch = new Batch(ids.Count, admission);
        for (var i = 0; i < ids.Count; i++)
            batch._statements[i] = batch.Earlier(ids[i], known[i]) ?? batch.Judge(i, ids[i], ground.Size, recordedAt);
        batch.After = batch._entries.Count == 0 ? ground : batch.SignedHead(ground.Edge, recordedAt);
        return batch;
    }

    private AppendedStatement? Earlier(StatementId id, StoredEntry? known) =>
        (known ?? _fresh.GetValueOrDefault(id)) is { } entry ? new AppendedStatement(AppendOutcome.Repeated, entry) : null;

    private AppendedStatement Judge(int number, StatementId id, long ground, Timestamp recordedAt)
    {
        var position = ground + _entries.Count;
        var leaf = _admission.Admit(number, recordedAt);
        if (_admission.Position != position + (leaf is null ? 0 : 1))
            throw new InvalidOperationException($"The admission is at {_admission.Position} after judging for position {position}.");
        if (leaf is null)
            return new AppendedStatement(AppendOutcome.Refused, null);
        var entry = NewEntry.At(position, id, leaf);
        _entries.Add(entry);
        _fresh.Add(id, entry.Stored);
        return new AppendedStatement(AppendOutcome.Appended, entry.Stored);
    }

    private StoredHead SignedHead(RightEdge edge, Timestamp recordedAt)
    {
        var after = edge.Append(_entries.ConvertAll(entry => entry.Stored.LeafHash).ToArray());
        var tree = new TreeHead(after.Size, after.Root());
        return new StoredHead(new LedgerHead(tree, _admission.SignHead(tree), recordedAt), after);
    }
}
