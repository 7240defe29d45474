namespace Tabulation.Publication.Log;

/// <summary>What is published of the log: the latest checkpoint, and the results of the last few. Safe for concurrent use.</summary>
internal sealed class LogBoard
{
    /// <summary>Whoever has just read a checkpoint can still read its results.</summary>
    private const int Kept = 60;

    private readonly Lock gate = new();
    private readonly Queue<PublishedCheckpoint> kept = [];

    /// <summary>Null before the first.</summary>
    public PublishedCheckpoint? Latest { get; private set; }

    /// <summary>What tabulators say of the log; null before any said anything.</summary>
    public CheckpointNews? News { get; private set; }

    /// <summary>Two checkpoints, signed by the log, or one and the entries themselves, that contradict each other: proof that it has shown two histories. Nothing is published any more.</summary>
    public string? Evidence { get; private set; }

    public long Size => Latest?.Head.Size ?? 0;

    /// <summary>What the log says of its keys, as signed, in UTF-8; null before it is known.</summary>
    public byte[]? Keys { get; private set; }

    public void Heard(CheckpointNews news)
    {
        News = news;
        if (!news.Keys.IsEmpty) Keys = news.Keys.ToArray();
    }

    /// <summary>Takes the place of the latest, as newer than that or with more signatures.</summary>
    public void Publish(PublishedCheckpoint checkpoint)
    {
        lock (gate)
        {
            // One that came again, with more signatures, has the same results.
            if (Latest?.Head.Size != checkpoint.Head.Size) kept.Enqueue(checkpoint);
            if (kept.Count > Kept) kept.Dequeue();
            Latest = checkpoint;
        }
    }

    /// <summary>The results at the size of a checkpoint published lately; null for any other.</summary>
    public ReadOnlyMemory<byte>? ResultsAt(long size)
    {
        lock (gate) return kept.FirstOrDefault(checkpoint => checkpoint.Head.Size == size)?.Results;
    }

    /// <summary>The signed note of a checkpoint published lately; null for any other size.</summary>
    public ReadOnlyMemory<byte>? NoteAt(long size)
    {
        lock (gate) return kept.FirstOrDefault(checkpoint => checkpoint.Head.Size == size)?.Note;
    }

    public void Stop(string evidence) => Evidence = evidence;
}
