using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Tabulation.Publication.Watching;

/// <summary>One reader of a feed. Dispose of it when its call ends.</summary>
internal sealed class FeedReader(FilterFeed feed, ByteString token, FeedRoom room, TimeProvider clock) : IDisposable
{
    private readonly FeedCursor cursor = new(feed, token);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long handedOut;

    public FilterFeed Feed => feed;

    /// <summary>Completes when the reader has not asked for more for too long: its call is to be ended, and told the token.</summary>
    public Task Stopped => stopped.Task;

    /// <summary>Of the last message handed out; the one that it came with before the first.</summary>
    public ByteString Token { get; private set; } = token;

    /// <summary>How long it has not asked for more; zero while it waits for more.</summary>
    internal TimeSpan Pending => Volatile.Read(ref handedOut) is var since and not 0 ? clock.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>
    /// What it gets, in order, until it is stopped. A message is made when it is asked for: ask for the next one once this one is sent, and no sooner.
    /// </summary>
    public async IAsyncEnumerable<FeedMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (!stopped.Task.IsCompleted)
        {
            var moved = feed.Moved;
            var messages = Take();
            foreach (var message in messages) yield return HandOut(message);
            if (messages.Count > 0) continue;
            Volatile.Write(ref handedOut, 0);
            await moved.WaitAsync(cancellation);
        }
    }

    /// <summary>The next messages, in order; empty where there are none at present.</summary>
    internal IReadOnlyList<FeedMessage> Take() => cursor.Take();

    /// <summary>See <see cref="Stopped"/>.</summary>
    internal void Stop() => stopped.TrySetResult();

    public void Dispose()
    {
        Stop();
        room.Leave(this);
    }

    private FeedMessage HandOut(FeedMessage message)
    {
        Volatile.Write(ref handedOut, Math.Max(1, clock.GetTimestamp()));
        Token = message.Content.ResumeToken;
        return message;
    }
}
