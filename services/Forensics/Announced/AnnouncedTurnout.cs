namespace Tabulation.Forensics.Announced;

/// <summary>Turnout as announced in the course of a day.</summary>
/// <param name="Hours">When, ascending, as hours of the day such as 18 or 18.17.</param>
/// <param name="Regions">One or more.</param>
public sealed record AnnouncedTurnout(IReadOnlyList<decimal> Hours, IReadOnlyList<RegionTurnout> Regions);

/// <summary>A region's announcements.</summary>
/// <param name="Region">Its name.</param>
/// <param name="Percents">By hour; null where nothing was announced.</param>
public sealed record RegionTurnout(string Region, IReadOnlyList<decimal?> Percents);
