using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>
/// The one loop that writes to the ledger: takes what has gathered while the last batch was being committed and appends it as one batch. Under
/// load batches grow by themselves; alone, a statement never waits for company.
/// </summary>
internal sealed partial class Appender(
    ILedger ledger, HeadAdmission admission, FollowedTree followed, VerificationKey operatorKey, TimeProvider clock, ILogger<Appender> log) : BackgroundService
{
    private readonly AppendQueue queue = new();
    private SharedLook? looks;
    private volatile ElectionView view = ElectionView.Of(admission.State, operatorKey);
    private long recordedAt;
    private long lookedUntil;

    /// <summary>How many entries are read at a time; fewer mean that there are no more. At least 1.</summary>
    internal int ReplayChunk { get; init; } = 4_096;

    /// <summary>The election as of the last batch.</summary>
    public ElectionView View => view;

    /// <summary>
    /// The election as of now. Until its registry is complete, another replica may just have acknowledged what this one has not followed yet: so the
    /// ledger is asked, before anything is refused or given away for want of an election.
    /// </summary>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    /// <remarks>Throws an exception of the ledger where that cannot be read.</remarks>
    public ValueTask<ElectionView> ViewAsync(CancellationToken cancellation) =>
        View is { Election: not null } complete ? new(complete) : new(LookAsync(cancellation));

    /// <summary>
    /// When entries are released; null while nothing is defined. Another replica may have acknowledged an extension that this one has not followed yet: so the ledger is
    /// asked once the hour has come, until all that was recorded before it is known, as none is extended afterwards.
    /// </summary>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    /// <remarks>Throws an exception of the ledger where that cannot be read.</remarks>
    public async ValueTask<ReleaseHour?> ReleaseAsync(CancellationToken cancellation)
    {
        await ViewAsync(cancellation);
        if (Release is { IsCertain: false } hour && hour.At <= Timestamp.Now(clock)) await LookAsync(cancellation);
        return Release;
    }

    /// <summary>
    /// Hands a group in; its task <see cref="SubmissionGroup.Answered"/> tells the outcome, also where the loop has ended. Waits while the
    /// queue is full.
    /// </summary>
    public ValueTask EnqueueAsync(SubmissionGroup group, CancellationToken cancellation) => queue.EnqueueAsync(group, cancellation);

    /// <summary>Where a statement stands in the ledger; null where it is not there.</summary>
    public async Task<Recorded?> FindAsync(StatementId id, CancellationToken cancellation) =>
        (await ledger.FindAsync([id], cancellation))[0] is { } stored ? Read(stored) : null;

    /// <summary>Judges a submission at the head without recording it.</summary>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    /// <remarks>Throws an exception of the ledger where that cannot be read.</remarks>
    public async Task<T> JudgeAsync<T>(Submission submission, Func<Findings, Election?, T> use, CancellationToken cancellation)
    {
        await FollowForAsync([submission], cancellation);
        return await queue.RunAtRestAsync(at => use(at.JudgeOnly(submission, Timestamp.Now(clock)), at.State.Election), cancellation);
    }

    /// <summary>The number of entries that the state holds, asked between two batches.</summary>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    public Task<long> PositionAsync(CancellationToken cancellation) => queue.RunAtRestAsync(at => at.Position, cancellation);

    /// <summary>Applies entries that another replica has appended, as far as they are new, and tells where the state stands then.</summary>
    /// <param name="from">Position of the first; at most the state's own.</param>
    /// <param name="leaves">Durable, in order.</param>
    /// <param name="cancellation">Gives up waiting; they may be applied all the same.</param>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    /// <exception cref="LedgerCorruptException">One cannot be read; those ahead of it are applied.</exception>
    public Task<long> ReplayAsync(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves, CancellationToken cancellation) => queue.RunAtRestAsync(at =>
    {
        ledger.Replay(from, leaves, at);
        RefreshView();
        return at.Position;
    }, cancellation);

    /// <summary>The view is taken last: it must hold all that was known before.</summary>
    private ReleaseHour? Release
    {
        get
        {
            var known = Timestamp.FromMilliseconds(Math.Max(Volatile.Read(ref recordedAt), Volatile.Read(ref lookedUntil)));
            return View.Release is { } hour ? new ReleaseHour(hour, known) : null;
        }
    }

    /// <summary>The election as of now, with what other replicas have acknowledged.</summary>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    /// <remarks>Throws an exception of the ledger where that cannot be read.</remarks>
    public Task<ElectionView> LookAsync(CancellationToken cancellation) =>
        LazyInitializer.EnsureInitialized(ref looks, () => new SharedLook(LookAsync)).LookAsync().WaitAsync(cancellation);

    /// <summary>Not cancelled by one of those who share it.</summary>
    private async Task<ElectionView> LookAsync()
    {
        var until = EmptyRead.CompleteUntil(Timestamp.Now(clock));
        IReadOnlyList<ReadOnlyMemory<byte>> leaves;
        var position = await PositionAsync(CancellationToken.None);
        do
        {
            leaves = await ledger.ReadAsync(position, ReplayChunk, int.MaxValue, CancellationToken.None);
            position = await ReplayAsync(position, leaves, CancellationToken.None);
        }
        while (leaves.Count == ReplayChunk);
        Volatile.Write(ref lookedUntil, until.Milliseconds);
        return View;
    }

    /// <summary>Appends entries again that the ledger has lost, as they were.</summary>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    /// <remarks>Throws an exception of the ledger where that cannot be used; the same entries may then be handed in again.</remarks>
    public Task<RestoreOutcome> RestoreAsync(Restoration lost, CancellationToken cancellation) => queue.RunAtRestAsync(async at =>
    {
        var outcome = await lost.AppendAsync(ledger, at);
        RefreshView();
        return outcome;
    }, cancellation);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        LogStarted(admission.Position);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Applies everything that the ledger has: before the loop runs.</summary>
    internal async Task CatchUpAsync(CancellationToken cancellation)
    {
        while (await ledger.ReadAsync(admission.Position, ReplayChunk, int.MaxValue, cancellation) is { Count: > 0 } leaves)
            ledger.Replay(admission.Position, leaves, admission);
        RefreshView();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        if (ExecuteTask is { } loop) await loop.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await queue.WaitAsync())
        {
            var batch = await queue.GatherAsync(admission);
            if (batch.Groups.Count > 0) await AppendAsync(batch);
        }
    }

    private async Task AppendAsync(GatheredBatch batch)
    {
        try
        {
            if (batch.Statements.Count > 0) await AppendAsync(batch.Statements);
            batch.Complete();
        }
        catch (Exception outage) when (outage is not OutOfMemoryException)
        {
            LogOutage(outage, batch.Statements.Count);
            batch.Fail(outage);
        }
    }

    private async Task AppendAsync(IReadOnlyList<Submission> statements)
    {
        await FollowForAsync(statements, CancellationToken.None);
        admission.Prepare(statements);
        var result = await ledger.AppendAsync([.. statements.Select(statement => statement.Id)], admission, CancellationToken.None);
        for (var i = 0; i < statements.Count; i++) Note(statements[i], result.Statements[i]);
        RefreshView();
    }

    /// <summary>A certification is held against the log's roots, and those are known as far as the ledger was followed.</summary>
    private async Task FollowForAsync(IReadOnlyList<Submission> statements, CancellationToken cancellation)
    {
        if (statements.Any(each => each.Statement?.Kind == StatementKind.Certification)) await followed.CatchUpAsync(cancellation);
    }

    private static void Note(Submission submission, AppendedStatement outcome)
    {
        switch (outcome.Outcome)
        {
            case AppendOutcome.Appended:
            case AppendOutcome.Repeated:
                submission.Refusal = null;
                submission.Recorded = Read(outcome.Entry!);
                break;
            case AppendOutcome.Refused:
                break;
        }
    }

    private static Recorded Read(StoredEntry stored)
    {
        if (!EntryCodec.TryDecode(stored.Leaf, out var entry)) throw new LedgerCorruptException($"Entry {stored.Position} cannot be read.");
        return new Recorded(stored.Position, stored.LeafHash, entry.RecordedAt, entry.Verdict);
    }

    private void RefreshView()
    {
        var state = admission.State;
        if (state.Election != view.Election || state.Definition != view.Definition) view = ElectionView.Of(state, operatorKey);
        Volatile.Write(ref recordedAt, state.RecordedAt.Milliseconds);
    }

    [LoggerMessage(LogLevel.Information, "Intake is ready at position {Position}.")]
    private partial void LogStarted(long position);

    [LoggerMessage(LogLevel.Error, "A batch of {Count} statements was not appended; nothing of it was acknowledged.")]
    private partial void LogOutage(Exception outage, int count);
}
