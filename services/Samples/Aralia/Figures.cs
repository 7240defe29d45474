using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Aralia;

/// <summary>What each station's forms say when no mistake is made, by station.</summary>
internal sealed record Figures(
    IReadOnlyList<Protocol> Lists, IReadOnlyList<Protocol> Candidates, IReadOnlyList<IReadOnlyList<int>> IssuedByMoment)
{
    public static Figures Of(ulong seed, IReadOnlyList<Station> stations)
    {
        var random = SplitMix64.For(seed, "figures");
        var issued = stations.Select(station => station.InBoxes == 0 ? 0 : station.InBoxes + random.Between(0, 2)).ToArray();
        return new Figures(ListProtocols(stations, issued, random), CandidateProtocols(stations, issued, random), ByMoment(issued, random));
    }

    private static Protocol[] ListProtocols(IReadOnlyList<Station> stations, int[] issued, SplitMix64 random)
    {
        long[] columns = [.. Country.Lists.Select(list => (long)list.Votes), Country.Invalid, Country.Blank];
        var table = Spread([.. stations.Select(station => station.InBoxes)], columns, random);
        return [.. stations.Select(station => ListProtocol(station, issued[station.Number], table[station.Number], random))];
    }

    private static Protocol ListProtocol(Station station, int issued, int[] row, SplitMix64 random)
    {
        var (invalid, blank) = (row[^2], row[^1]);
        var supplementary = station.Registered * random.Between(0, 8) / 1_000;
        var early = issued * random.Between(0, 20) / 1_000;
        var outside = issued * random.Between(0, 30) / 1_000;
        var absentee = issued * random.Between(0, 10) / 1_000;
        var (spoiled, lost, unaccounted) = (random.Between(0, 3), random.Below(20) == 0 ? 1 : 0, random.Below(30) == 0 ? 1 : 0);
        var received = station.Registered + (station.Registered / 50) + 10;
        long[] lines =
        [
            station.Registered, supplementary, received, unaccounted,
            early, issued - early - outside - absentee, outside, absentee,
            received - issued - spoiled - lost - unaccounted, spoiled, lost,
            outside, station.InBoxes - outside, invalid, blank, station.InBoxes - invalid - blank, random.Below(40) == 0 ? 1 : 0,
        ];
        return new Protocol(lines, [.. row.SkipLast(2).Select(votes => (long)votes)]);
    }

    private static Protocol[] CandidateProtocols(IReadOnlyList<Station> stations, int[] issued, SplitMix64 random)
    {
        var protocols = new List<Protocol>();
        foreach (var race in Race.All)
        {
            var mine = stations.Where(station => station.Constituency == race.Constituency).ToList();
            int[] inBoxes = [.. mine.Select(station => station.InBoxes)];
            var table = Spread(inBoxes, race.Totals(inBoxes.Sum(), random), random);
            protocols.AddRange(mine.Select((station, n) => CandidateProtocol(station, issued[station.Number], table[n])));
        }

        return [.. protocols];
    }

    private static Protocol CandidateProtocol(Station station, int issued, int[] row) =>
        new([station.Registered, issued, station.InBoxes, row[^1]], [.. row.SkipLast(1).Select(votes => (long)votes)]);

    private static IReadOnlyList<int>[] ByMoment(int[] issued, SplitMix64 random)
    {
        long[] columns = [.. Shares.Divide(issued.Sum(), [.. Country.TurnoutShares]).Select(part => (long)part)];
        return [.. Spread(issued, columns, random).Select(Accumulated)];
    }

    private static int[][] Spread(int[] rows, long[] columns, SplitMix64 random) =>
        ExactTable.Fill(rows, columns, ExactTable.Factors(rows.Length, columns.Length, (_, _) => random.Near(1_000, 350)), random);

    private static IReadOnlyList<int> Accumulated(int[] increments)
    {
        var sum = 0;
        return [.. increments.Select(increment => sum += increment)];
    }
}
