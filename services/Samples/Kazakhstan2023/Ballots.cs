using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>What one station reports.</summary>
/// <param name="Issued">Ballots issued by each turnout announcement, never falling; the last is all.</param>
/// <param name="Outside">Of these, issued outside the station.</param>
/// <param name="List">List contest: votes for each selection, then invalid ballots.</param>
/// <param name="District">The same in the district's contest; empty abroad.</param>
/// <param name="SpoiledList">Ballots of the list contest spoiled and replaced.</param>
/// <param name="SpoiledDistrict">The same in the district's contest.</param>
internal sealed record Ballots(IReadOnlyList<int> Issued, int Outside, int[] List, int[] District, int SpoiledList, int SpoiledDistrict)
{
    /// <summary>
    /// By station. They sum exactly to the announced national votes, to each region's announced turnout at every hour, and to each race's
    /// totals; how regions and stations differ from that is drawn from the seed and follows nothing real.
    /// </summary>
    public static IReadOnlyList<Ballots> All(ulong seed, IReadOnlyList<Station> stations, IReadOnlyList<Race> races)
    {
        var issued = IssuedByMoment(seed, stations);
        var list = ListVotes(seed, stations, issued);
        var district = DistrictVotes(seed, stations, issued, races);
        var random = SplitMix64.For(seed, "details");
        return
        [
            .. Enumerable.Range(0, stations.Count).Select(n => new Ballots(
                issued[n], issued[n][^1] * random.Between(0, 45) / 1_000, list[n], district[n],
                Math.Max(0, random.Between(-3, 2)), Math.Max(0, random.Between(-3, 2)))),
        ];
    }

    private static int[][] IssuedByMoment(ulong seed, IReadOnlyList<Station> stations)
    {
        var random = SplitMix64.For(seed, "turnout");
        var result = new int[stations.Count][];
        foreach (var area in stations.GroupBy(station => station.Area))
        {
            var mine = area.ToList();
            var cumulative = CumulativeIn(area.Key);
            long registered = mine.Sum(station => station.Registered);
            var turnout = ExactTable.Fill(
                [.. mine.Select(station => station.Registered)], [cumulative[^1], registered - cumulative[^1]],
                ExactTable.Factors(mine.Count, 2, (_, column) => column == 0 ? random.Near(1_000, 300) : 1_000), random);
            var increments = ExactTable.Fill(
                [.. turnout.Select(row => row[0])], Increments(cumulative),
                ExactTable.Factors(mine.Count, cumulative.Count, (_, _) => random.Near(1_000, 300)), random);
            for (var i = 0; i < mine.Count; i++) result[mine[i].Number] = Accumulated(increments[i]);
        }

        return result;
    }

    private static int[][] ListVotes(ulong seed, IReadOnlyList<Station> stations, int[][] issued)
    {
        var random = SplitMix64.For(seed, "lists");
        long[] columns = [.. Facts.Lists.Select(list => (long)list.Votes), Facts.Invalid];
        var leanings = ExactTable.Factors(Regions.All.Count + 1, columns.Length, (_, _) => random.Near(1_000, 150));
        var factors = ExactTable.Factors(
            stations.Count, columns.Length, (row, column) => leanings[stations[row].Area][column] * random.Near(1_000, 300) / 1_000);
        return ExactTable.Fill([.. issued.Select(moments => moments[^1])], columns, factors, random);
    }

    private static int[][] DistrictVotes(ulong seed, IReadOnlyList<Station> stations, int[][] issued, IReadOnlyList<Race> races)
    {
        var random = SplitMix64.For(seed, "districts");
        var result = stations.Select(_ => Array.Empty<int>()).ToArray();
        foreach (var race in races)
        {
            var mine = stations.Where(station => station.District == race.District).ToList();
            int[] rows = [.. mine.Select(station => issued[station.Number][^1])];
            var columns = race.Totals(rows.Sum());
            var factors = ExactTable.Factors(rows.Length, columns.Length, (_, _) => random.Near(1_000, 300));
            var votes = ExactTable.Fill(rows, columns, factors, random);
            for (var i = 0; i < mine.Count; i++) result[mine[i].Number] = votes[i];
        }

        return result;
    }

    private static IReadOnlyList<int> CumulativeIn(int area) => area == Regions.All.Count
        ? Regions.BallotsAbroad
        : [.. Enumerable.Range(0, Facts.TurnoutMoments.Count).Select(Regions.All[area].BallotsAt)];

    private static long[] Increments(IReadOnlyList<int> cumulative) =>
        [.. cumulative.Select((ballots, moment) => (long)ballots - (moment == 0 ? 0 : cumulative[moment - 1]))];

    private static int[] Accumulated(int[] increments)
    {
        var sum = 0;
        return [.. increments.Select(increment => sum += increment)];
    }
}
