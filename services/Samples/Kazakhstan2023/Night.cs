using Tabulation.Contracts.V1;
using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>
/// What was announced, when it was; every station's results in a plausible order: small stations first, the west an hour later, abroad
/// through the night; certifications once all are in.
/// </summary>
internal static class Night
{
    /// <summary>The last result is in ten hours after the polls closed.</summary>
    public const int LastSecond = 36_000;
    private const int Hour = 3_600;

    public static IReadOnlyList<NightEvent> Of(
        ulong seed, IReadOnlyList<Station> stations, IReadOnlyList<Ballots> ballots, ExpectedOutcome outcome)
    {
        var told = Announcements.All.Concat(Results(seed, stations, ballots)).Concat(Certificates.Of(outcome));
        return [.. told.OrderBy(each => each.AfterPollsClose).Select(EventOf)]; // a stable sort: what comes at one moment stays in order
    }

    private static List<(TimeSpan AfterPollsClose, Payload Draft)> Results(
        ulong seed, IReadOnlyList<Station> stations, IReadOnlyList<Ballots> ballots)
    {
        var random = SplitMix64.For(seed, "arrivals");
        var results = new List<(TimeSpan, Payload)>(2 * stations.Count);
        foreach (var station in stations)
        {
            var mine = ballots[station.Number];
            var second = ArrivalOf(station, random);
            results.Add((TimeSpan.FromSeconds(second), Result(station, Registry.List, Protocol.LinesOfList(station, mine), mine.List)));
            if (station.District is not { } district) continue;
            second = Math.Min(LastSecond, second + random.Between(120, 1_500));
            var result = Result(station, Registry.ContestOf(district), Protocol.LinesOfDistrict(station, mine), mine.District);
            results.Add((TimeSpan.FromSeconds(second), result));
        }

        return results;
    }

    private static NightEvent EventOf((TimeSpan AfterPollsClose, Payload Draft) told, int number) =>
        new(number, told.AfterPollsClose, told.Draft, null, null, [], Disposition.Unspecified, "");

    private static Payload Result(Station station, string contest, IEnumerable<long> lines, int[] votesAndInvalid) => new()
    {
        Authority = Registry.CommissionOf(station),
        PrecinctResult = new PrecinctResult
        {
            Contest = contest,
            Precinct = station.Code,
            Lines = { lines },
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
