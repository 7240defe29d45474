namespace Tabulation.Chronicle.Turnout;

/// <summary>Where a report is about; one of the two codes is empty.</summary>
/// <param name="Names">By language; empty where the registry has none.</param>
public sealed record ReportedPlace(string Precinct, string Area, IReadOnlyDictionary<string, string> Names);

/// <summary>A report that came late, or is missing although it was due.</summary>
/// <param name="At">The moment that it is about: RFC 3339 with the plan's offset.</param>
/// <param name="Lapse">LATE or MISSING; areas' own figures are never missing, as nobody has to announce them.</param>
/// <param name="RecordedAt">When the first report came; null where none did.</param>
public sealed record TurnoutLapse(ReportedPlace Place, int Moment, string At, string Lapse, string? RecordedAt);

/// <summary>A precinct's turnout as announced in per cent, without a count. It is in no sum and never turned into a count.</summary>
public sealed record TurnoutPercentage(
    ReportedPlace Place, int Moment, string At, double Percent, string Authority, string Statement, string RecordedAt, bool Late, bool Corrected);

/// <summary>A figure as reported: a count, or a percentage.</summary>
public sealed record TurnoutTold(int? Count, double? Percent, int? Registered);

/// <summary>A report that took the place of another, with the reason given.</summary>
public sealed record TurnoutCorrection(
    ReportedPlace Place, int Moment, string At, TurnoutTold Before, TurnoutTold After, string Authority, string Statement, string RecordedAt, string Reason);

/// <summary>Precincts that closed, with what was counted there, and those that opened in their place.</summary>
public sealed record TurnoutStationChange(
    IReadOnlyList<ClosedPrecinct> Closed, IReadOnlyList<ReportedPlace> Opened, string Statement, string RecordedAt, string Reason, string LegalBasis);

/// <summary>A closed precinct.</summary>
/// <param name="Moment">Of its last count; null where it reported none.</param>
/// <param name="Count">Voters counted there, who stay counted; null likewise.</param>
public sealed record ClosedPrecinct(ReportedPlace Place, int? Moment, int? Count);

/// <summary>A precinct whose last report and result are not compared.</summary>
/// <param name="Why">
/// CLOSED; IN_PLACE_OF_CLOSED, where what was counted at the closed one may be in the result or not; OTHER_CONTEST, where it does not vote in the contest
/// compared with; NO_REPORT, PERCENT_ONLY, NO_RESULT, or NOTHING where neither is there.
/// </param>
public sealed record NotCompared(ReportedPlace Place, string Why);
