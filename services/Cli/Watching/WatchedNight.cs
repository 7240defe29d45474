using Tabulation.Chronicle.Concluding;
using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using TurnoutReport = Tabulation.Chronicle.Turnout.TurnoutReport;

namespace Tabulation.Cli.Watching;

/// <summary>What is known of a night that is watched, from wherever it was heard. Safe for concurrent use.</summary>
internal sealed class WatchedNight(TimeProvider clock)
{
    private const int MostEvents = 100;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<(string Contest, string Area), AreaTotals> rows = [];
    private WatchScene scene = new("Connecting");
    private string? trouble = "Connecting";
    private long heard;

    /// <summary>As it is now.</summary>
    public WatchScene Scene
    {
        get
        {
            lock (gate)
                return scene with { Connection = trouble ?? $"Connected, heard {clock.GetElapsedTime(heard).TotalSeconds:0} s ago" };
        }
    }

    /// <summary>Takes in a message of the watch.</summary>
    public void Take(WatchResponse update)
    {
        lock (gate)
        {
            (trouble, heard) = (null, clock.GetTimestamp());
            if (update.Kind is WatchKind.Snapshot or WatchKind.Reset) rows.Clear();
            foreach (var row in update.Totals) rows[(row.Contest, row.Area)] = row;
            List<Event> events = [.. update.Events.Reverse(), .. scene.Events];
            scene = scene with { AsOf = update.AsOf, Rows = [.. rows.Values], Events = [.. events.Take(MostEvents)] };
        }
    }

    /// <summary>Why nothing can be heard, until something is.</summary>
    public void Lose(string why)
    {
        lock (gate) trouble = why;
    }

    public void Define(Election election) => Change(now => now with { Election = election });

    public void Allocate(GetAllocationResponse seats) => Change(now => now with { Seats = seats });

    /// <param name="statuses">Of all contests, as the ledger has them.</param>
    /// <param name="turnout">As announced.</param>
    public void Tell(IEnumerable<ContestStatus> statuses, TurnoutReport? turnout)
    {
        var byContest = statuses.ToDictionary(status => status.Contest);
        Change(now => now with { Statuses = byContest, Turnout = turnout });
    }

    /// <summary>Shows another row in full.</summary>
    public void Choose(int steps) => Change(now => now with { Chosen = now.Chosen + steps });

    private void Change(Func<WatchScene, WatchScene> change)
    {
        lock (gate) scene = change(scene);
    }
}
