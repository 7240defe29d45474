using Tabulation.Contracts.V1;
using Tabulation.Publication.Watching;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>Takes messages one by one.</summary>
internal sealed class Pulled(FeedReader reader) : IDisposable
{
    private readonly Queue<FeedMessage> taken = [];

    public WatchResponse Take() => TakeMessage().Content;

    public FeedMessage TakeMessage()
    {
        if (taken.Count == 0)
            foreach (var message in reader.Take()) taken.Enqueue(message);
        return taken.Dequeue();
    }

    public (WatchKind Kind, ulong Position) Next(params string[] areas)
    {
        var message = Take();
        Assert.Equal(areas, message.Totals.Select(row => row.Area));
        return (message.Kind, message.AsOf.Position);
    }

    public void Skip(int messages)
    {
        for (; messages > 0; messages--) Take();
    }

    public void Nothing()
    {
        Assert.Empty(taken);
        Assert.Empty(reader.Take());
    }

    public void Dispose() => reader.Dispose();
}
