using Tabulation.Contracts.V1;
using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>Every station's results in a plausible order: small stations first, the west an hour later, abroad through the night.</summary>
internal static class Night
{
    /// <summary>The last result is in ten hours after the polls closed.</summary>
    public const int LastSecond = 36_000;
    private const int Hour = 3_600;

    public static IReadOnlyList<NightEvent> Of(ulong seed, IReadOnlyList<Station> stations, IReadOnlyList<Ballots> ballots)
    {
        var random = SplitMix64.For(seed, "arrivals");
        var results = new List<(int Second, Payload Draft)>(2 * stations.Count);
        foreach (var station in stations)
        {
            var mine = ballots[station.Number];
            var second = ArrivalOf(station, random);
            results.Add((second, Result(station, Registry.List, mine, mine.List, mine.SpoiledList)));
            if (station.District is not { } district) continue;
            second = Math.Min(LastSecond, second + random.Between(120, 1_500));
            results.Add((second, Result(station, Registry.ContestOf(district), mine, mine.District, mine.SpoiledDistrict)));
        }

        var order = results.OrderBy(result => result.Second); // a stable sort: equal seconds stay in order of stations
        return [.. order.Select((result, n) => EventOf(n, result.Second, result.Draft))];
    }

    private static NightEvent EventOf(int number, int second, Payload draft) =>
        new(number, TimeSpan.FromSeconds(second), draft, null, null, Disposition.Unspecified, "");

    private static Payload Result(Station station, string contest, Ballots ballots, int[] votesAndInvalid, int spoiled) => new()
    {
        Authority = Registry.CommissionOf(station),
        PrecinctResult = new PrecinctResult
        {
            Contest = contest,
            Precinct = station.Code,
            Lines = { Protocol.Lines(station, ballots.Issued[^1], ballots.Outside, spoiled, votesAndInvalid[^1]) },
            Votes = { votesAndInvalid.SkipLast(1).Select(votes => (long)votes) },
        },
    };

    private static int ArrivalOf(Station station, SplitMix64 random)
    {
        if (station.Abroad) return random.Between(600, LastSecond - Hour);
        var closes = Regions.All[station.Area].West ? 0 : -Hour;
        var counting = (40 * 60) + (station.Registered * 3);
        var delay = (long)random.Below(1_000) * random.Below(1_000) * random.Below(1_000) * 7 * Hour / 1_000_000_000;
        return Math.Clamp(closes + counting + (int)delay + random.Below(Hour), 60 + random.Below(600), LastSecond);
    }
}
