using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.Forensics.Announced;

namespace Tabulation.Publication.Http;

/// <summary>Turnout as commissions announced it of their areas, in the ledger: percentages as given, never worked out from counts.</summary>
internal static class AnnouncedFigures
{
    private const double MinutesInHour = 60;
    private const int HoursInDay = 24;

    /// <summary>Null where no percentage was announced.</summary>
    public static AnnouncedTurnout? Of(ElectionState state)
    {
        if (state.Election is not { Definition.Turnout: { } plan } election) return null;
        var regions = Enumerable.Range(0, election.Areas.Count).Select(area => RegionOf(state, election, plan, area))
            .Where(region => region.Percents.Any(percent => percent is not null)).ToList();
        return regions.Count > 0 ? new AnnouncedTurnout(HoursOf(plan), regions) : null;
    }

    private static RegionTurnout RegionOf(ElectionState state, Election election, TurnoutPlan plan, int area) => new(
        election[new AreaIndex(area)].Code,
        [.. Enumerable.Range(0, plan.Moments.Count).Select(moment => state.Beside.Turnout.In((new TurnoutPlace(true, area), moment))?.Content.Permyriad / 100m)]);

    /// <summary>Of the first day, as announced there; beyond 24 on later ones.</summary>
    private static List<decimal> HoursOf(TurnoutPlan plan)
    {
        var first = plan.Moments[0].Local.Date;
        return [.. plan.Moments.Select(moment =>
            ((moment.Local.Date - first).Days * HoursInDay) + Math.Round((decimal)(moment.Local.TimeOfDay.TotalMinutes / MinutesInHour), 2))];
    }
}
