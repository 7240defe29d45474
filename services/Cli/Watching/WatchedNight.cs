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
    private readonly SortedList<ulong, Event> events = [];
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
            if (update.ResetReason == ResetReason.OtherElection) events.Clear();
            scene = scene with { AsOf = update.AsOf, Rows = [.. rows.Values] };
            Keep(update.Events);
        }
    }

    /// <summary>Takes in events, from wherever: an entry tells one at most, so whoever has heard it before knows its position.</summary>
    public void Hear(IEnumerable<Event> told)
    {
        lock (gate) Keep(told);
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

    private void Keep(IEnumerable<Event> told)
    {
        foreach (var each in told)
        {
            events[each.Position] = each;
            if (events.Count > MostEvents) events.RemoveAt(0);
        }

        scene = scene with { Events = [.. events.Values.Reverse()] };
    }

    private void Change(Func<WatchScene, WatchScene> change)
    {
        lock (gate) scene = change(scene);
    }
}
