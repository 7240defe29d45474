using System.Threading.Channels;

namespace Tabulation.Intake;

/// <summary>What waits for the one loop that writes to the ledger: groups of statements, and acts on the state at rest between two batches.</summary>
internal sealed class AppendQueue
{
    private const int MaxStatements = 512;
    private const long MaxBytes = 1 << 20;

    private readonly Channel<object> waiting = Channel.CreateBounded<object>(new BoundedChannelOptions(256) { SingleReader = true });

    /// <summary>Hands a group in, which fails where the loop has ended. Waits while the queue is full.</summary>
    public async ValueTask EnqueueAsync(SubmissionGroup group, CancellationToken cancellation)
    {
        try
        {
            await waiting.Writer.WriteAsync(group, cancellation);
        }
        catch (ChannelClosedException stopped)
        {
            group.Fail(stopped);
        }
    }

    /// <summary>Has something done between two batches.</summary>
    /// <exception cref="ChannelClosedException">The loop has ended.</exception>
    public Task<T> RunAtRestAsync<T>(Func<HeadAdmission, T> act, CancellationToken cancellation) =>
        RunAtRestAsync(at => Task.FromResult(act(at)), cancellation);

    /// <inheritdoc cref="RunAtRestAsync{T}(Func{HeadAdmission, T}, CancellationToken)"/>
    public async Task<T> RunAtRestAsync<T>(Func<HeadAdmission, Task<T>> act, CancellationToken cancellation)
    {
        var atRest = new AtRest<T>(act);
        await waiting.Writer.WriteAsync(atRest, cancellation);
        return await atRest.Result.WaitAsync(cancellation);
    }

    /// <summary>Takes nothing more in; what waits is still gathered.</summary>
    public void Close() => waiting.Writer.TryComplete();

    /// <summary>False once it is closed and empty.</summary>
    public ValueTask<bool> WaitAsync() => waiting.Reader.WaitToReadAsync(CancellationToken.None);

    /// <summary>The groups that fit into one batch, in their order; the acts among them are done on the way.</summary>
    public async Task<GatheredBatch> GatherAsync(HeadAdmission admission)
    {
        var batch = new GatheredBatch();
        while (waiting.Reader.TryPeek(out var next))
        {
            if (next is SubmissionGroup more && !batch.HasRoom(more, MaxStatements, MaxBytes)) break;
            waiting.Reader.TryRead(out _);
            if (next is IAtRest act) await act.RunAsync(admission);
            if (next is SubmissionGroup group) batch.Add(group);
        }
        return batch;
    }
}
