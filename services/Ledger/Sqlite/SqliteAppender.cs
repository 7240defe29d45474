using Microsoft.Data.Sqlite;
using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>Appends to the file. For one caller at a time.</summary>
/// <remarks>
/// After any failure the connection is closed, which rolls back, and the next append opens another: so no state of a broken connection
/// has to be understood.
/// </remarks>
internal sealed class SqliteAppender(string path, SqliteWriter opened, KnownStatements known, TimeProvider clock) : IDisposable
{
    private SqliteWriter? _writer = opened;

    /// <summary>Called at every step, with the connection that writes.</summary>
    public Action<AppendStep, SqliteConnection>? AtStep { get; set; }

    public AppendResult Append(IReadOnlyList<StatementId> ids, IAdmission admission)
    {
        try
        {
            var writer = _writer ??= SqliteWriter.Open(path);
            writer.Begin();
            Step(AppendStep.Begun);
            var ground = writer.Session.Head();
            CatchUp(writer.Session, admission, ground.Size);
            return Append(ids, admission, ground);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public void Dispose() => Close();

    private AppendResult Append(IReadOnlyList<StatementId> ids, IAdmission admission, StoredHead ground)
    {
        var session = _writer!.Session;
        var found = known.Find(session, ids);
        admission.Begin();
        try
        {
            var batch = Batch.Judge(ids, found, ground, Timestamp.Now(clock), admission);
            Step(AppendStep.Judged);
            Finish(batch);
            return batch.Result;
        }
        catch
        {
            admission.Rollback();
            throw;
        }
    }

    private void Finish(Batch batch)
    {
        if (batch.Entries.Count == 0)
        {
            _writer!.Rollback();
            return;
        }
        _writer!.Write(batch);
        Commit(batch);
        known.Add(batch.Entries[0].Stored.Position, batch.Entries.Select(entry => entry.Statement));
    }

    private void Commit(Batch batch)
    {
        try
        {
            Step(AppendStep.Written);
            _writer!.Commit();
            Step(AppendStep.Committed);
        }
        catch (Exception failure)
        {
            if (!IsStored(batch, failure))
                throw;
        }
    }

    // Nobody else appends to the file, and a root stands for every entry: so it is enough to compare heads.
    private bool IsStored(Batch batch, Exception failure)
    {
        try
        {
            Close();
            _writer = SqliteWriter.Open(path);
            Step(AppendStep.Looking);
            return _writer.Session.Head().Head.Tree == batch.After.Head.Tree;
        }
        catch (Exception unreadable)
        {
            throw new AggregateException($"A commit to {path} failed, and whether it took place could not be read.", failure, unreadable);
        }
    }

    private void CatchUp(SqliteSession session, IAdmission admission, long size)
    {
        if (known.Count > size || admission.Position > size)
            throw new LedgerCorruptException(
                $"The ledger {path} has {size} entries, but {Math.Max(known.Count, admission.Position)} were read from it before.");
        foreach (var leaf in session.Leaves(admission.Position, size - admission.Position))
            admission.Replay(leaf);
        if (admission.Position != size)
            throw new InvalidOperationException($"The admission is at {admission.Position} after replaying all {size} entries.");
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private void Step(AppendStep step) => AtStep?.Invoke(step, _writer!.Session.Connection);
}
