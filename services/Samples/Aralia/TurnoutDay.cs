using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>Turnout as it is told on the day: counts by the districts' commissions for each station, percentages by the regions'.</summary>
internal static class TurnoutDay
{
    private const int Minute = 60;

    /// <summary>One report of so many is late, or never comes.</summary>
    private const int LateOneIn = 150, MissingOneIn = 250;

    /// <summary>The moment at which one station's count of the moment before is told again.</summary>
    private const int MistakenMoment = 2;

    public static IEnumerable<Step> Of(ulong seed, IReadOnlyList<Station> stations, Cast cast, Figures figures, Restations restations)
    {
        var random = SplitMix64.For(seed, "turnout");
        var mistaken = stations.First(station => cast[station.Number] == Incident.None && figures.IssuedByMoment[station.Number][1] > 0);
        var steps = new List<Step>();
        for (var moment = 0; moment < Country.TurnoutMoments.Count; moment++)
        {
            var time = (int)Country.TurnoutMoments[moment].TotalSeconds;
            foreach (var station in stations.Where(station => Reports(station, cast, time, restations)))
                steps.AddRange(StationAt(station, moment, time, station == mistaken, figures, random, restations));
            for (var region = 0; region < Country.Regions.Count; region++) steps.Add(RegionAt(region, moment, time, stations, figures));
        }

        return steps;
    }

    private static bool Reports(Station station, Cast cast, int time, Restations restations) =>
        cast[station.Number] is not (Incident.Outstanding or Incident.NotOpened) && !(restations.OpeningOf(station)?.Second > time);

    private static IEnumerable<Step> StationAt(
        Station station, int moment, int time, bool mistaken, Figures figures, SplitMix64 random, Restations restations)
    {
        var (late, missing, usual, delay) =
            (random.Below(LateOneIn) == 0, random.Below(MissingOneIn) == 0, random.Between(3, 25), random.Between(5, 45));
        if (mistaken && moment == MistakenMoment)
        {
            var first = Report(station, moment, moment - 1, time + (usual * Minute), null, null, figures);
            return [first, Report(station, moment, moment, time + ((usual + 20) * Minute), first, first, figures)];
        }

        if (missing && !mistaken) return [];
        var after = late && !mistaken ? Country.TurnoutDueMinutes + delay : usual;
        return [Report(station, moment, moment, time + (after * Minute), null, restations.OpeningOf(station), figures)];
    }

    private static Step Report(Station station, int moment, int told, int time, Step? replaces, Step? follows, Figures figures)
    {
        var report = new TurnoutReport { Precinct = station.Code, Moment = (uint)moment,
            Count = (uint)figures.IssuedByMoment[station.Number][told] };
        if (replaces is not null) report.Reason = "The count of two hours before had been told again";
        var draft = new Payload { Authority = Registry.DistrictCommission(station.District), TurnoutReport = report };
        var late = time >= (int)Country.TurnoutMoments[moment].TotalSeconds + (Country.TurnoutDueMinutes * Minute);
        return new Step(time, draft, replaces, follows, late
            ? Disposition.Info
            : Disposition.Unspecified, late ? "A turnout report comes late" : report.Reason);
    }

    private static Step RegionAt(int region, int moment, int time, IReadOnlyList<Station> stations, Figures figures)
    {
        var mine = stations.Where(station => station.Region == region).ToList();
        var (issued, registered) =
            (mine.Sum(station => (long)figures.IssuedByMoment[station.Number][moment]), mine.Sum(station => (long)station.Registered));
        var share = (uint)(((issued * 20_000) + registered) / (2 * registered));
        var report = new TurnoutReport { Area = Registry.RegionCode(region), Moment = (uint)moment, Permyriad = share };
        return new Step(
            time + (35 * Minute), new Payload { Authority = Registry.RegionCommission(region), TurnoutReport = report }, null, null);
    }
}
