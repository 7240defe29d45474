namespace Tabulation.Forensics.Stations;

/// <summary>The four figures of each station that tests look at, as counted or as simulated.</summary>
/// <param name="Registered">Voters on the roll.</param>
/// <param name="Turnout">Ballots counted as turnout; where the protocols are wrong, more than there are voters.</param>
/// <param name="Cast">Valid and invalid ballots.</param>
/// <param name="Leading">Votes for the leader.</param>
public sealed record NightCounts(int[] Registered, int[] Turnout, int[] Cast, int[] Leading)
{
    /// <summary>Number of stations.</summary>
    public int Count => Registered.Length;

    /// <summary>Those with at least 100 registered voters and a ballot cast: whose percentages are not mostly chance.</summary>
    public IEnumerable<int> LargeStations => Enumerable.Range(0, Count).Where(station => Registered[station] >= 100 && Cast[station] > 0);

    /// <summary>Turnout in per cent; null where nobody is registered.</summary>
    public double? TurnoutPercent(int station) => Percent(Turnout[station], Registered[station]);

    /// <summary>The leader's share of the ballots cast in per cent; null where none were.</summary>
    public double? SharePercent(int station) => Percent(Leading[station], Cast[station]);

    private static double? Percent(int part, int whole) => whole == 0 ? null : 100.0 * part / whole;
}
