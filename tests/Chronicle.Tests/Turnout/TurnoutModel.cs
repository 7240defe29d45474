namespace Tabulation.Chronicle.Tests.Turnout;

/// <summary>Turnout told anew from a list of what was said, by going through all of it for every figure.</summary>
internal sealed class TurnoutModel
{
    private readonly List<(long At, string Place, int Moment, int? Count, int? Permyriad)> said = [];
    private readonly List<(long At, string[] Closed, string[] Opened)> changes = [];
    private readonly Dictionary<string, (string Area, int Roll, long Since)> stations = [];
    private readonly Dictionary<string, int> results = [];

    public TurnoutModel()
    {
        for (var number = 0; number < TurnoutNight.Stations; number++) stations[$"P00{number}"] = (AreaOf(number), 1_000, 0);
    }

    public IEnumerable<string> Codes => stations.Keys;

    public void Say(long at, string place, int moment, int? count, int? permyriad) => said.Add((at, place, moment, count, permyriad));

    public void Count(string station, int issued) => results[station] = issued;

    public void Restation(long at, string[] closed, (string Code, int Like, int Roll)[] opened)
    {
        changes.Add((at, closed, [.. opened.Select(each => each.Code)]));
        foreach (var (code, like, roll) in opened) stations[code] = (AreaOf(like), roll, at);
    }

    public bool StationsReport => said.Any(each => each.Place[0] == 'P');

    public bool IsReported(string place, int moment) => said.Any(each => each.Place == place && each.Moment == moment);

    public long Sum(string area, int moment, long now) => In(area).Sum(station => (long)(Figure(station, moment, now) ?? 0));

    /// <summary>
    /// Each voter once: those of a closed station are on the rolls of those in its place as soon as all of these tell a figure within the area, and on its own before, which then
    /// covers all that came after it.
    /// </summary>
    public long Roll(string area, int moment, long now)
    {
        var holding = In(area).Where(station => Figure(station, moment, now) is not null && !IsTakenOver(station, area, moment, now)).ToHashSet();
        var covered = new HashSet<string>();
        foreach (var change in changes)
            if (change.Closed.Any(closed => holding.Contains(closed) || covered.Contains(closed)))
                covered.UnionWith(change.Opened);
        return holding.Except(covered).Sum(station => (long)stations[station].Roll);
    }

    public int Reported(string area, int moment) => In(area).Count(station => Own(station, moment) is not null);

    public int PercentOnly(string area, int moment) => In(area).Count(station => IsReported(station, moment) && Own(station, moment) is null);

    public int Expected(string area, int moment) => In(area).Count(station => IsReported(station, moment) || IsAwaited(station, moment));

    public IEnumerable<string> Lapses(long now) =>
        from place in stations.Keys.Concat(["N", "S"])
        from moment in Enumerable.Range(0, 3)
        let first = said.Where(each => each.Place == place && each.Moment == moment).Take(1).ToList()
        let lapse = first.Count > 0 ? first[0].Count is not null && first[0].At > Due(moment) ? "LATE" : "" : StationsReport && place[0] == 'P' && now > Due(moment) && IsAwaited(place, moment) ? "MISSING" : ""
        where lapse.Length > 0
        select $"{place} {moment} {lapse}";

    public IEnumerable<string> Percentages() =>
        from station in stations.Keys
        from moment in Enumerable.Range(0, 3)
        where IsReported(station, moment) && Own(station, moment) is null
        select $"{station} {moment} {Last(station, moment).Permyriad / 100.0}";

    public int Corrections() => said.Count - said.Select(each => (each.Place, each.Moment)).Distinct().Count();

    /// <summary>Stations with a report of the last moment and a result, and none that may have another one's voters in it.</summary>
    public (int Stations, long Reported, long Counted) Compared(string area)
    {
        var both = In(area).Where(station => results.ContainsKey(station) && Own(station, 2) is not null && !Heirs().Contains(station)).ToList();
        return (both.Count, both.Sum(station => (long)Own(station, 2)!.Value), both.Sum(station => (long)results[station]));
    }

    private static string AreaOf(int number) => (number % 3) switch { 0 => "N.1", 1 => "N.2", _ => "S.1" };

    private static long Due(int moment) => (TurnoutNight.Moments[moment] + TurnoutNight.DueMinutes) * 60_000L;

    private IEnumerable<string> In(string area) => stations.Keys.Where(station => stations[station].Area.StartsWith(area, StringComparison.Ordinal));

    private (long At, string Place, int Moment, int? Count, int? Permyriad) Last(string place, int moment) =>
        said.Last(each => each.Place == place && each.Moment == moment);

    private int? Own(string station, int moment) => IsReported(station, moment) ? Last(station, moment).Count : null;

    private int? Figure(string station, int moment, long now)
    {
        if (Own(station, moment) is { } own) return own;
        if (!IsClosed(station) || now < TurnoutNight.Moments[moment] * 60_000L) return null;
        return Enumerable.Range(0, moment).Reverse().Select(earlier => Own(station, earlier)).FirstOrDefault(count => count is not null);
    }

    private bool IsClosed(string station) => changes.Any(change => change.Closed.Contains(station));

    private bool IsAwaited(string station, int moment) => stations[station].Since <= TurnoutNight.Moments[moment] * 60_000L
        && !changes.Any(change => change.Closed.Contains(station) && change.At <= Due(moment));

    private bool IsTakenOver(string station, string area, int moment, long now)
    {
        var inPlace = changes.Where(change => change.Closed.Contains(station)).SelectMany(change => change.Opened).ToList();
        return inPlace.Count > 0 && inPlace.TrueForAll(each => In(area).Contains(each)
            && (Figure(each, moment, now) is not null || IsTakenOver(each, area, moment, now)));
    }

    /// <summary>Stations in place of one that told a count, or of an heir.</summary>
    private HashSet<string> Heirs()
    {
        var heirs = new HashSet<string>();
        foreach (var change in changes)
            if (change.Closed.Any(closed => heirs.Contains(closed) || Enumerable.Range(0, 3).Any(moment => Own(closed, moment) is not null)))
                heirs.UnionWith(change.Opened);
        return heirs;
    }
}
