using Tabulation.Contracts.V1;

namespace Tabulation.Samples;

/// <summary>How many ballots each precinct had issued by certain moments.</summary>
/// <param name="Moments">Time since the polls closed, ascending; negative before.</param>
/// <param name="Precincts">
/// Those that voters came to: the registry's, and where that changes on the day, those that are open at its end.
/// </param>
/// <param name="Ballots">By precinct in that order, then by moment: ballots issued so far, never falling.</param>
public sealed record TurnoutByHour(
    IReadOnlyList<TimeSpan> Moments, IReadOnlyList<Precinct> Precincts, IReadOnlyList<IReadOnlyList<int>> Ballots)
{
    /// <summary>Ballots issued so far in an area, all levels below it included, by moment.</summary>
    /// <param name="registry">The sample's registry.</param>
    /// <param name="area">Number of the area.</param>
    public IReadOnlyList<long> InArea(RegistryPage registry, int area)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return Sum(Enumerable.Range(0, Precincts.Count).Where(number => LiesIn(registry, Precincts[number], area)));
    }

    /// <summary>Ballots issued so far in the whole election, by moment.</summary>
    public IReadOnlyList<long> Total => Sum(Enumerable.Range(0, Ballots.Count));

    /// <summary>True where the precinct lies in the area, given by its number, at any depth.</summary>
    public static bool LiesIn(RegistryPage registry, Precinct precinct, int area)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(precinct);
        uint? here = precinct.Areas[(int)registry.Areas[area].Hierarchy];
        while (here is { } number && number > area) here = registry.Areas[(int)number] is { HasParent: true } child ? child.Parent : null;
        return here == area;
    }

    private long[] Sum(IEnumerable<int> precincts)
    {
        var sums = new long[Moments.Count];
        foreach (var precinct in precincts)
            for (var moment = 0; moment < sums.Length; moment++) sums[moment] += Ballots[precinct][moment];
        return sums;
    }
}
