namespace Tabulation.Chronicle.Turnout;

/// <summary>
/// Turnout of one area at one moment, from the counts of its precincts: of those that have reported at that moment, and of those that closed, whose voters stay
/// counted. It falls by corrections only.
/// </summary>
/// <param name="Reported">Precincts that have reported a count.</param>
/// <param name="Expected">Precincts of the area that reported, or are to report, at this moment.</param>
/// <param name="Count">Sum of the counts, those of closed precincts included.</param>
/// <param name="Registered">Sum of the rolls of these voters; null where one of them is not known.</param>
/// <param name="Percent">Count of registered, in per cent; null where that is not known, or nothing is reported.</param>
/// <param name="Late">Of those that have reported, precincts whose first report came late.</param>
/// <param name="Corrected">Of those that have reported, precincts whose count was corrected.</param>
/// <param name="PercentOnly">Precincts that announced a percentage without a count: they are in no sum.</param>
/// <param name="Closed">Precincts that closed before they reported at this moment, and of which the last count before it stands.</param>
/// <param name="CountOfClosed">Sum of those counts.</param>
/// <param name="Announced">The area's commission's own figure; null where it gave none.</param>
public sealed record TurnoutCell(
    int Moment, int Reported, int Expected, long Count, long? Registered, double? Percent, int Late, int Corrected, int PercentOnly, int Closed, long CountOfClosed,
    AnnouncedTurnout? Announced);

/// <summary>An area's own figure, as announced. A percentage stays one: it is never turned into a count.</summary>
/// <param name="Late">The first one was a count and came late, as the rule TURNOUT_LATE has it; never a percentage.</param>
/// <param name="Corrected">It is not the first one.</param>
public sealed record AnnouncedTurnout(string Authority, int? Count, double? Percent, bool Late, bool Corrected);

/// <summary>An area's turnout by moment, and the final one from its counted results, where the form has what the plan counts.</summary>
/// <param name="Area">Code; empty for the whole country.</param>
/// <param name="Final">Of all precincts counted; null where the form cannot tell, or nothing is counted.</param>
/// <param name="Compared">Null likewise, and where no precinct has both the plan's last report and a counted result.</param>
public sealed record TurnoutRow(string Area, IReadOnlyList<TurnoutCell> Moments, TurnoutFigure? Final, TurnoutComparison? Compared);

/// <summary>What the plan counts, of the roll that the plan names.</summary>
/// <param name="Precincts">Precincts that it is the sum of.</param>
/// <param name="Registered">Null where one of their rolls is not known.</param>
/// <param name="Percent">Null likewise.</param>
public sealed record TurnoutFigure(int Precincts, long Count, long? Registered, double? Percent);

/// <summary>Like with like: the same precincts, counted in the same way, of the same roll.</summary>
/// <param name="Reported">By their reports of the plan's last moment.</param>
/// <param name="Counted">By their counted results.</param>
public sealed record TurnoutComparison(TurnoutFigure Reported, TurnoutFigure Counted)
{
    public long Difference => Counted.Count - Reported.Count;
}

/// <summary>A moment of the plan.</summary>
/// <param name="At">RFC 3339 with the plan's offset.</param>
public sealed record TurnoutMomentRow(int Number, string At);

/// <summary>Turnout of the whole election.</summary>
/// <param name="Measure">What is counted: ISSUED, IN_BOXES or PERSONS.</param>
/// <param name="Roll">What it is a share of: REGISTRY or REPORTED.</param>
/// <param name="Rows">The whole country first, then areas in the registry's order.</param>
/// <param name="Lapses">Late and missing reports, of moments whose reports are due; none is missing while no precinct has reported at all.</param>
/// <param name="Percentages">Of precincts that announced no count; in no sum.</param>
/// <param name="Corrections">In the order in which they were recorded.</param>
/// <param name="StationChanges">In the order in which they were recorded.</param>
/// <param name="NotCompared">Precincts that no comparison has in it, and why; empty until the plan's last moment.</param>
public sealed record TurnoutReport(
    string Measure, string Roll, string Contest, IReadOnlyList<TurnoutMomentRow> Moments, IReadOnlyList<TurnoutRow> Rows, IReadOnlyList<TurnoutLapse> Lapses,
    IReadOnlyList<TurnoutPercentage> Percentages, IReadOnlyList<TurnoutCorrection> Corrections, IReadOnlyList<TurnoutStationChange> StationChanges,
    IReadOnlyList<NotCompared> NotCompared)
{
    /// <summary>The same without anything that comes from results.</summary>
    public TurnoutReport WithoutResults() => this with { Rows = [.. Rows.Select(row => row with { Final = null, Compared = null })], NotCompared = [] };
}
