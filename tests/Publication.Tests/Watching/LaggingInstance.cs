using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.Publication.Watching;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>One instance of Publication: how far it has read entries, and how far its totals are, is for a test to say.</summary>
internal sealed class LaggingInstance : IDisposable
{
    private readonly RandomNight night;
    private ReadableLedger ledger = new();
    private int shown;
    private int counted;

    public LaggingInstance(RandomNight night)
    {
        this.night = night;
        Restart();
    }

    public TotalsBoard Board { get; private set; } = new();

    public ChronicleFollower Chronicle { get; private set; } = null!;

    private FeedRoom Room { get; set; } = null!;

    /// <summary>It knows nothing any more but the election. Whoever was served must have left.</summary>
    public void Restart()
    {
        Dispose();
        (ledger, Board, shown, counted) = (new ReadableLedger(), new TotalsBoard(), 0, 0);
        Chronicle = new ChronicleFollower(ledger, TimeProvider.System, NullLogger<ChronicleFollower>.Instance);
        Room = new FeedRoom(Board, Chronicle, new WatchSettings(), new SteppedClock());
        ReadTo(night.Opened);
    }

    /// <summary>Reads entries, and has them told.</summary>
    public void ReadTo(int size)
    {
        ledger.Add(night.Leaves.Take(size).Skip(shown));
        shown = Math.Max(shown, size);
        var reading = Chronicle.CatchUpAsync(default);
        Assert.True(reading.IsCompletedSuccessfully);
        Room.Advance();
    }

    /// <summary>Gets changed totals.</summary>
    public void CountTo(int size)
    {
        if (size <= counted) return;
        Assert.Equal(TotalsCache.TotalsStep.Applied, Board.Apply(night.Change(counted, size)));
        counted = size;
        Room.Advance();
    }

    public void Beat() => Room.Beat();

    public FeedReader Open(TotalsFilter filter, ByteString token) => Room.Open(filter, token, Chronicle.Election!);

    public void Dispose()
    {
        Chronicle?.Dispose();
        Room?.Dispose();
    }
}
