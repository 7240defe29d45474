using Npgsql;
using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>Appends to the database. For one caller at a time in this process, and any number of processes.</summary>
/// <remarks>
/// After any failure the connection is closed, which rolls back, and the next append opens another: so no state of a broken connection
/// has to be understood.
/// </remarks>
/// <param name="clock">Null for the database's own.</param>
internal sealed class PostgresAppender(
    PostgresConnections connections, PostgresReader reader, PostgresLedgerOptions options, TimeProvider? clock) : IAsyncDisposable
{
    // Others wait meanwhile. Enough for what a dozen replicas append between two batches of this one.
    private const long MostUnderLock = 8_192;
    private const int Chunk = 4_096;

    private readonly History _history = new(connections.Name);
    private PostgresWriter? _writer;

    /// <summary>Called at every step, with the connection that writes.</summary>
    public Func<AppendStep, NpgsqlConnection, Task>? AtStep { get; set; }

    public async Task<AppendResult> AppendAsync(IReadOnlyList<StatementId> ids, IAdmission admission)
    {
        try
        {
            var ground = await LockAsync(ids, admission);
            await StepAsync(AppendStep.Begun);
            CatchUp(ground, admission);
            return await AppendAsync(ids, admission, ground);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    /// <summary>As <see cref="ILedger.Replay"/>. Entries behind a gap are left to the next append.</summary>
    public void Replay(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IAdmission admission)
    {
        if (from <= _history.Size) _history.Add(from, leaves);
        leaves.ReplayTo(admission, from);
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async Task<AppendResult> AppendAsync(IReadOnlyList<StatementId> ids, IAdmission admission, PostgresGround ground)
    {
        admission.Begin();
        try
        {
            var batch = Batch.Judge(ids, ground.Known, ground.Head, clock is null ? ground.Now : Timestamp.Now(clock), admission);
            await StepAsync(AppendStep.Judged);
            await FinishAsync(batch);
            return batch.Result;
        }
        catch
        {
            admission.Rollback();
            throw;
        }
    }

    private async Task<PostgresGround> LockAsync(IReadOnlyList<StatementId> ids, IAdmission admission)
    {
        var ground = await LockAsync(ids, admission, MostUnderLock);
        if (!ground.IsCut)
            return ground;
        await _writer!.RollbackAsync();
        await CatchUpUnlockedAsync(admission);
        return await LockAsync(ids, admission, long.MaxValue);
    }

    private async Task<PostgresGround> LockAsync(IReadOnlyList<StatementId> ids, IAdmission admission, long most)
    {
        _writer ??= await PostgresWriter.OpenAsync(connections);
        try
        {
            return await _writer.LockAsync(From(admission), most, ids);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await CloseAsync();
            await reader.EndStuckAsync(options.HoldTimeout);
            _writer = await PostgresWriter.OpenAsync(connections);
            return await _writer.LockAsync(From(admission), most, ids);
        }
    }

    private long From(IAdmission admission) => Math.Min(_history.Size, admission.Position);

    private async Task CatchUpUnlockedAsync(IAdmission admission)
    {
        IReadOnlyList<byte[]> leaves;
        do
        {
            var from = From(admission);
            leaves = await reader.LeavesAsync(from, Chunk);
            Replay(from, [.. leaves.Select(leaf => new ReadOnlyMemory<byte>(leaf))], admission);
        }
        while (leaves.Count == Chunk);
    }

    private void CatchUp(PostgresGround ground, IAdmission admission)
    {
        if (admission.Position > ground.Head.Size)
            throw new LedgerCorruptException(
                $"The ledger {connections.Name} has {ground.Head.Size} entries, but {admission.Position} were read from it before.");
        IReadOnlyList<ReadOnlyMemory<byte>> leaves = [.. ground.Leaves.Select(leaf => new ReadOnlyMemory<byte>(leaf))];
        _history.Add(ground.From, leaves);
        _history.Check(ground.Head);
        leaves.ReplayTo(admission, ground.From);
        if (admission.Position != ground.Head.Size)
            throw new InvalidOperationException($"The admission is at {admission.Position} after replaying all {ground.Head.Size} entries.");
    }

    // A repeat is written as well, though nothing changes: its entry may have become visible before the replicas had it, and is
    // acknowledged only after a commit that waited for them.
    private async Task FinishAsync(Batch batch)
    {
        if (batch.Result.Statements.All(statement => statement.Outcome == AppendOutcome.Refused))
        {
            await _writer!.RollbackAsync();
            return;
        }
        await CommitAsync(batch);
        _history.Advance(batch.After);
    }

    private async Task CommitAsync(Batch batch)
    {
        try
        {
            await StepAsync(AppendStep.Written);
            await _writer!.CommitAsync(batch);
            await StepAsync(AppendStep.Committed);
        }
        catch (Exception failure)
        {
            if (!await IsStoredAsync(batch, failure))
                throw;
        }
    }

    // Others may have appended since, so it is the entries that are compared and not the head.
    private async Task<bool> IsStoredAsync(Batch batch, Exception failure)
    {
        try
        {
            await CloseAsync();
            _writer = await PostgresWriter.OpenAsync(connections);
            await StepAsync(AppendStep.Looking);
            var stored = await _writer.SettledAsync(batch.After.Size - batch.Entries.Count, batch.Entries.Count);
            return stored.SequenceEqual(batch.Entries.Select(entry => entry.Stored.LeafHash));
        }
        catch (Exception unreadable)
        {
            throw new AggregateException(
                $"A commit to {connections.Name} failed, and whether it took place could not be read.", failure, unreadable);
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_writer is { } writer)
            await writer.DisposeAsync();
        _writer = null;
    }

    private Task StepAsync(AppendStep step) => AtStep?.Invoke(step, _writer!.Connection) ?? Task.CompletedTask;
}
