using Tabulation.Domain.Ids;

namespace Tabulation.Client.Submitting;

/// <summary>
/// The batches that were sent, or are about to be, and still lack an answer; bounded by their number of statements. One caller admits,
/// another one answers.
/// </summary>
internal sealed class InFlight(int most, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<StatementId, List<Place>> repeats = [];
    private readonly Dictionary<StatementId, Place> waiting = [];
    private readonly LinkedList<Pending> order = [];
    private TaskCompletionSource? room;
    private long lastChange = time.GetTimestamp();
    private int count;

    /// <summary>Statements that lack an answer.</summary>
    public int Count
    {
        get
        {
            lock (gate) return count;
        }
    }

    /// <summary>The batches that lack an answer, in the order in which they were admitted.</summary>
    public IReadOnlyList<SignedBatch> Unanswered
    {
        get
        {
            lock (gate) return [.. order.Select(pending => pending.Batch)];
        }
    }

    /// <summary>Time since the last answer, or since there was something to wait for; zero while there is nothing.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (gate) return count == 0 ? TimeSpan.Zero : time.GetElapsedTime(lastChange);
        }
    }

    /// <summary>Takes a batch in, as soon as it fits; one that is larger than the bound fits when nothing else waits.</summary>
    public async ValueTask AdmitAsync(SignedBatch batch, CancellationToken cancellation)
    {
        while (TryAdmit(batch) is { } full) await full.WaitAsync(cancellation);
    }

    /// <summary>Starts the silence anew, for a new connection.</summary>
    public void Restart()
    {
        lock (gate) lastChange = time.GetTimestamp();
    }

    /// <summary>
    /// Takes out what has this id, and says what tags it had: none where nothing with this id waits, several where a statement was
    /// handed in several times at once.
    /// </summary>
    public void Answer(StatementId id, List<long> tags)
    {
        lock (gate)
        {
            tags.Clear();
            if (!waiting.Remove(id, out var place)) return;
            lastChange = time.GetTimestamp();
            Take(place, tags);
            if (repeats.Count > 0 && repeats.Remove(id, out var others)) others.ForEach(other => Take(other, tags));
        }
    }

    /// <summary>Lets whoever waits for room look again; called after a run of answers.</summary>
    public void Release()
    {
        lock (gate)
        {
            room?.TrySetResult();
            room = null;
        }
    }

    private Task? TryAdmit(SignedBatch batch)
    {
        lock (gate)
        {
            if (count > 0 && count + batch.Count > most)
                return (room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (count == 0) lastChange = time.GetTimestamp();
            Add(new Pending(batch));
            return null;
        }
    }

    private void Add(Pending pending)
    {
        pending.Node = order.AddLast(pending);
        for (var index = 0; index < pending.Batch.Count; index++)
        {
            var place = new Place(pending, index);
            if (!waiting.TryAdd(pending.Batch.Ids[index], place)) Repeat(pending.Batch.Ids[index], place);
        }

        count += pending.Batch.Count;
    }

    private void Repeat(StatementId id, Place place)
    {
        if (!repeats.TryGetValue(id, out var places)) repeats.Add(id, places = []);
        places.Add(place);
    }

    private void Take(Place place, List<long> tags)
    {
        tags.Add(place.Pending.Batch.Tags[place.Index]);
        count--;
        if (--place.Pending.Left == 0) order.Remove(place.Pending.Node!);
    }

    private readonly record struct Place(Pending Pending, int Index);

    private sealed class Pending(SignedBatch batch)
    {
        public SignedBatch Batch { get; } = batch;

        public int Left { get; set; } = batch.Count;

        public LinkedListNode<Pending>? Node { get; set; }
    }
}
