using System.Text.Json;
using Tabulation.Contracts.V1;

namespace Tabulation.Chronicle;

/// <summary>Events by the names that documents use: RESULT_CORRECTED for EVENT_KIND_RESULT_CORRECTED.</summary>
public static class EventNames
{
    public static string Of(EventKind kind) => kind switch
    {
        EventKind.Unspecified => throw new ArgumentOutOfRangeException(nameof(kind)),
        EventKind.ResultFlagged => "RESULT_FLAGGED",
        EventKind.ResultCorrected => "RESULT_CORRECTED",
        EventKind.ResultHeld => "RESULT_HELD",
        EventKind.ReportsDiffer => "REPORTS_DIFFER",
        EventKind.ReportsAgree => "REPORTS_AGREE",
        EventKind.Endorsed => "ENDORSED",
        EventKind.ReviewReleased => "REVIEW_RELEASED",
        EventKind.ReviewRefused => "REVIEW_REFUSED",
        EventKind.ReviewConfirmed => "REVIEW_CONFIRMED",
        EventKind.NoResult => "NO_RESULT",
        EventKind.Annulled => "ANNULLED",
        EventKind.Reinstated => "REINSTATED",
        EventKind.StationsChanged => "STATIONS_CHANGED",
        EventKind.SelectionWithdrawn => "SELECTION_WITHDRAWN",
        EventKind.HoursExtended => "HOURS_EXTENDED",
        EventKind.LotDrawn => "LOT_DRAWN",
        EventKind.AuthorityChanged => "AUTHORITY_CHANGED",
        EventKind.AreaProtocol => "AREA_PROTOCOL",
        EventKind.Turnout => "TURNOUT",
        EventKind.ObserverCopy => "OBSERVER_COPY",
        EventKind.ObserverSample => "OBSERVER_SAMPLE",
        EventKind.ExitPoll => "EXIT_POLL",
        EventKind.Certified => "CERTIFIED",
        EventKind.Reopened => "REOPENED",
        EventKind.MandatesAssigned => "MANDATES_ASSIGNED",
    };

    /// <summary>The same of a value that an event changed: PRECINCTS_EXPECTED for CHANGED_VALUE_PRECINCTS_EXPECTED.</summary>
    public static string Of(ChangedValue value) => JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{value}");
}
