using Tabulation.Forensics.Reports;

namespace Tabulation.Publication.Http;

/// <summary>What GET /api/forensics answers: a report, where it stands, and where its plots are.</summary>
internal sealed record ForensicsDocument(
    AsOfDocument AsOf, string Outcome, string? Message, string Caution, ExaminedStations? Stations, IReadOnlyList<CheckDocument> Checks,
    AlarmsDocument? FalseAlarms, IReadOnlyList<string> Plots) : IStanding
{
    public static ForensicsDocument Of(AsOfDocument asOf, ReportDocument report, IReadOnlyList<string> plots) =>
        new(asOf, report.Outcome, report.Message, report.Caution, report.Stations, report.Checks, report.FalseAlarms, plots);
}
