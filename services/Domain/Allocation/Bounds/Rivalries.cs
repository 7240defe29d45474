namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>Rivalries that together hold every completion in which a given list takes part.</summary>
internal static class Rivalries
{
    /// <summary>Beyond so many sets of lists one wider rivalry stands for all.</summary>
    private const int MostSets = 32;

    public static IReadOnlyList<Rivalry> Of(AllocationRule rule, Outlook list, IReadOnlyList<Outlook> others, long outstanding) =>
        UsesQuota(rule.Method) && Sets(others, outstanding) is { Count: <= MostSets } sets
            ? [.. sets.Select(set => Exactly(list, others, set, outstanding))]
            : [AnyOf(list, others, outstanding)];

    /// <summary>Whether the votes of all who take part matter, and not only those of two that are compared.</summary>
    private static bool UsesQuota(AllocationMethod method) => method switch
    {
        AllocationMethod.LargestRemainderHare => true,
        AllocationMethod.LargestRemainderDroop => true,
        AllocationMethod.DHondt => false,
        AllocationMethod.SainteLague => false,
        AllocationMethod.ModifiedSainteLague => false,
        AllocationMethod.Plurality => false,
    };

    /// <summary>The sets of those with votes, but not certain, whom the ballots out can admit together; one more than the most at
    /// most.</summary>
    private static List<List<Outlook>> Sets(IReadOnlyList<Outlook> others, long outstanding)
    {
        List<List<Outlook>> sets = [[]];
        foreach (var open in others.Where(o => !o.Certain && o.Need != null && o.Votes > 0))
        {
            var larger = sets.Select(set => (List<Outlook>)[.. set, open]).Where(set => set.Sum(o => o.Need ?? 0) <= outstanding);
            sets.AddRange(larger.ToList());
            if (sets.Count > MostSets)
                break;
        }

        return sets;
    }

    private static Rivalry Exactly(Outlook list, IReadOnlyList<Outlook> others, List<Outlook> set, long outstanding)
    {
        var members = others.Where(o => o.Certain).Concat(set).Select(Rival.In).ToList();
        var newcomers = others.Where(o => o.Votes == 0 && o.Need != null).Select(Rival.Perhaps);
        var free = outstanding - set.Sum(o => o.Need ?? 0);
        var total = list.Votes + members.Sum(m => m.Votes) + free;
        return new([.. members, .. newcomers], free, total, total);
    }

    private static Rivalry AnyOf(Outlook list, IReadOnlyList<Outlook> others, long outstanding)
    {
        var possible = others.Where(o => o.Need != null).ToList();
        var certain = possible.Where(o => o.Certain).Sum(o => o.Votes);
        var rivals = possible.Select(o => o.Certain ? Rival.In(o) : Rival.Perhaps(o));
        return new([.. rivals], outstanding, list.Votes + certain, list.Votes + possible.Sum(o => o.Votes) + outstanding);
    }
}
