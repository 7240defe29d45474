using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Publication.Watching;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>A client that keeps what it is told, leaves in the midst of it, and goes on with its token wherever it likes.</summary>
internal sealed class RestlessReader(TotalsFilter filter) : IDisposable
{
    private readonly Dictionary<(string Contest, string Area), AreaTotals> rows = [];
    private readonly List<Event> events = [];
    private ByteString token = ByteString.Empty;
    private FeedReader? reader;
    private ulong position;

    public LaggingInstance? At { get; private set; }

    public IReadOnlyDictionary<(string Contest, string Area), AreaTotals> Rows => rows;

    /// <summary>Those since the snapshot.</summary>
    public IReadOnlyList<Event> Events => events;

    /// <summary>Where the snapshot stood.</summary>
    public ulong Begun { get; private set; }

    public void Go(LaggingInstance instance)
    {
        Leave();
        (At, reader) = (instance, instance.Open(filter, token));
    }

    /// <summary>What was sent and not taken in is lost.</summary>
    public void Leave()
    {
        reader?.Dispose();
        (At, reader) = (null, null);
    }

    /// <summary>Takes in at most so many of the next messages; leaves where there are more.</summary>
    /// <returns>False where there are none.</returns>
    public bool Read(int most)
    {
        if (reader?.Take() is not { Count: > 0 } messages) return false;
        foreach (var message in messages.Take(most)) TakeIn(message.Content);
        if (messages.Count > most) Leave();
        return true;
    }

    public void Dispose() => Leave();

    private void TakeIn(WatchResponse message)
    {
        Assert.NotEqual(WatchKind.Reset, message.Kind);
        Assert.True(message.AsOf.Position >= position, $"From {position} it went back to {message.AsOf.Position}.");
        if (message.Kind == WatchKind.Snapshot)
        {
            Assert.True(token.IsEmpty, "A snapshot though it had a token.");
            Begun = message.AsOf.Position;
        }

        (position, token) = (message.AsOf.Position, message.ResumeToken);
        foreach (var row in message.Totals) rows[(row.Contest, row.Area)] = row;
        events.AddRange(message.Events);
    }
}
