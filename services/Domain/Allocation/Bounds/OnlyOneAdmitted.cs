namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>
/// What the <see cref="RunnerUpRule"/> can do to the bounds, where at most one list is certain to take part. The runner-up ends with what
/// the method gives it beside the only list, or its guarantee if that is more; a factor below 1 only makes that less.
/// </summary>
internal sealed class OnlyOneAdmitted(AllocationRule rule, RunnerUpRule runnerUp, IReadOnlyList<Outlook> outlooks, long outstanding)
{
    private readonly Reach _reach = new(rule);

    public int Most(Outlook list, int otherwise)
    {
        var others = outlooks.Where(o => o != list).ToList();
        return others.Count(o => o.Certain) switch
        {
            0 => Math.Max(list.Need == null ? 0 : Math.Max(Beside(list, others), Alone(list, others)), AsRunnerUp(list, others)),
            1 => Math.Max(otherwise, AsRunnerUp(list, [.. others.Where(o => o.Certain)])),
            _ => otherwise,
        };
    }

    public int Least(Outlook list, int otherwise)
    {
        var others = outlooks.Where(o => o != list).ToList();
        if (!list.Certain || others.Any(o => o.Certain))
            return otherwise;
        var mostOfRunnerUp = others.Select(other => AsRunnerUp(other, [list])).DefaultIfEmpty().Max();
        return Math.Min(otherwise, rule.Seats - mostOfRunnerUp);
    }

    /// <summary>Another takes part too.</summary>
    private int Beside(Outlook list, List<Outlook> others)
    {
        var mostTotal = outlooks.Where(o => o.Need != null).Sum(o => o.Votes) + outstanding;
        var most = 0;
        foreach (var other in others.Where(o => o.Need != null))
        {
            var free = outstanding - (other.Need ?? 0);
            var rivalry = new Rivalry([Rival.In(other)], free, list.Votes + other.Votes, mostTotal);
            most = _reach.Most(list, list.Votes + free, rivalry, most);
        }

        return most;
    }

    /// <summary>No other reaches the threshold: one that has votes is runner-up.</summary>
    private int Alone(Outlook list, List<Outlook> others)
    {
        var leftToOther = others.Any(o => o.Votes > 0) ? others.Min(o => Math.Min(o.Cap, runnerUp.LeastSeats)) : 0;
        return Math.Min(list.Cap, rule.Seats - leftToOther);
    }

    private int AsRunnerUp(Outlook list, List<Outlook> only)
    {
        if (list.Certain || list.MostBelow < 1)
            return 0;
        var most = Math.Min(list.Cap, runnerUp.LeastSeats);
        foreach (var rival in only.Where(o => o.Need != null).Select(Rival.In))
        {
            var total = list.MostBelow + rival.Votes;
            most = _reach.Most(list, list.MostBelow, new([rival], 0, total, total), most);
        }

        return most;
    }
}
