using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Publication.Watching;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>A board and a chronicle, and readers of what feeds make of them; three at most.</summary>
public abstract class FeedScene : IAsyncLifetime, IDisposable
{
    private protected static readonly TotalsFilter Filter = new() { Contests = { SmallElection.List }, Depth = 1 };
    private readonly LedgerScript script = new(new SmallElection(new SmallElectionSettings { Precincts = 3 }));

    private protected FeedScene()
    {
        Chronicle = new ChronicleFollower(Ledger, TimeProvider.System, NullLogger<ChronicleFollower>.Instance);
        Room = new FeedRoom(Board, Chronicle, new WatchSettings { MaxSubscribers = 3, PatienceSeconds = 60 }, Clock);
    }

    private protected TotalsBoard Board { get; } = new();

    private protected SteppedClock Clock { get; } = new();

    private protected ReadableLedger Ledger { get; } = new();

    private protected ChronicleFollower Chronicle { get; }

    private protected FeedRoom Room { get; }

    public Task InitializeAsync()
    {
        Ledger.Add(script.Leaves);
        return Chronicle.CatchUpAsync(default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Room.Dispose();
        Chronicle.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static ByteString TokenAt(ulong position, long? nextEvent = null) =>
        ResumeToken.Of(Changes.Of(0, position).AsOf, FilterPlan.Normal(Filter), position, nextEvent ?? (long)position);

    private protected void Apply(ulong from, ulong to, params (string Area, ulong Votes)[] rows)
    {
        Board.Apply(Changes.Of(from, to, rows));
        Room.Advance();
    }

    private protected void Beats(int times)
    {
        for (var beat = 0; beat < times; beat++) Room.Beat();
    }

    private protected FeedReader OpenFeed() => Room.Open(Filter, ByteString.Empty, Chronicle.Election!);

    private protected Pulled Open(ByteString? token = null, TotalsFilter? filter = null) =>
        new(Room.Open(filter ?? Filter, token ?? ByteString.Empty, Chronicle.Election!));
}
