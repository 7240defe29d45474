using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Checks;

/// <summary>Stations where every registered voter is counted, or every ballot is the leader's.</summary>
public sealed class FullTurnout : IStationCheck
{
    private const int Large = 100;
    private const int MostListed = 20;

    public CheckDescription About { get; } = new(
        "at-100-percent",
        "Stations at 100% turnout or with 100% for the leader",
        "Myagkov, Ordeshook, Shakin: The Forensics of Election Fraud (2009), chapter 1; Klimek, Yegorov, Hanel, Thurner: Statistical "
        + "detection of systematic election irregularities, PNAS 109 (2012)",
        ["turnout of 100% and more; all valid and invalid ballots for the leader", "apart: stations with at least 100 registered voters"],
        "Stations at the very end of the scale: where several lie near each other and are large, a recount or a look at the roll may "
            + "tell why.",
        "Anything by itself: hospitals, ships, barracks and stations for travellers, whose roll is made up as people come, reach 100% as "
            + "a matter of course. So there is no probability.");

    public CheckResult Run(StationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int[] turnout = [.. Where(table, IsFullTurnout)], share = [.. Where(table, IsFullShare)];
        int[] both = [.. turnout.Intersect(share)];
        Measure[] numbers =
        [
            new("turnout100", turnout.Length),
            new("turnout100Large", Larger(table, turnout)),
            new("share100", share.Length),
            new("share100Large", Larger(table, share)),
            new("both", both.Length),
            new("bothLarge", Larger(table, both)),
            new("registeredAtTurnout100", turnout.Sum(station => (long)table.Counts.Registered[station])),
            new("leaderVotesAtTurnout100", turnout.Sum(station => (long)table.Counts.Leading[station])),
        ];
        return new CheckResult(About, numbers, null, Sentence(table, turnout, share, both)) { List = [.. List(table, turnout)] };
    }

    private static bool IsFullTurnout(NightCounts counts, int station) =>
        counts.Registered[station] > 0 && counts.Turnout[station] >= counts.Registered[station];

    private static bool IsFullShare(NightCounts counts, int station) =>
        counts.Cast[station] > 0 && counts.Leading[station] >= counts.Cast[station];

    private static IEnumerable<int> Where(StationTable table, Func<NightCounts, int, bool> holds) =>
        Enumerable.Range(0, table.Counts.Count).Where(station => holds(table.Counts, station));

    private static int Larger(StationTable table, int[] stations) => stations.Count(station => table.Counts.Registered[station] >= Large);

    private static string Sentence(StationTable table, int[] turnout, int[] share, int[] both) =>
        $"{Words.Count(turnout.Length, "station has", "stations have")} a turnout of 100% ({Larger(table, turnout):N0} with at least 100 "
        + $"voters), {Words.Count(share.Length, "has", "have")} all ballots for the leader ({Larger(table, share):N0}), "
        + $"{Words.Count(both.Length, "has", "have")} both ({Larger(table, both):N0}).";

    private static IEnumerable<Listed> List(StationTable table, int[] turnout) => turnout
        .OrderByDescending(station => table.Counts.Registered[station])
        .Take(MostListed)
        .Select(station => new Listed(table.Stations[station].Code, Why(table.Counts, station)));

    private static string Why(NightCounts counts, int station) =>
        $"{counts.Turnout[station]:N0} of {counts.Registered[station]:N0} voters, {counts.SharePercent(station) ?? 0:0.0}% for the leader";
}
