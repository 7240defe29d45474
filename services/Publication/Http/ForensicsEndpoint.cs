using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Forensics.Announced;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Plots;
using Tabulation.Forensics.Reports;
using Tabulation.Forensics.Stations;
using Tabulation.Publication.Http.Serving;

namespace Tabulation.Publication.Http;

/// <summary>
/// Statistical checks of the counted stations of a contest and of the turnout announced in the ledger: what stands out, with what each check can and cannot show, how
/// often it points at honest nights, and plots.
/// </summary>
internal static class ForensicsEndpoint
{
    public static void MapForensics(this RouteGroupBuilder api)
    {
        api.MapGet("/forensics", Report);
        api.MapGet("/forensics/{plot}", Plot);
    }

    /// <summary>Query: contest; the first one where none is named.</summary>
    private static async Task<IResult> Report(ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, AlarmRates rates, string? contest)
    {
        if (Find(gate, contest) is not { } index) return Problems.NotInElection("contest", contest, "contest");
        return await shelf.AnswerAsync($"forensics {index.Value}", $"{desk.Place} {rates.Measured}", () => Task.FromResult(Examine(desk, shelf, rates, index)));
    }

    /// <summary>An SVG by the name that the report gives it. Query: as there.</summary>
    private static async Task<IResult> Plot(ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, string plot, string? contest)
    {
        if (Find(gate, contest) is not { } index) return Problems.NotInElection("contest", contest, "contest");
        if (!StationPlots.Names.Contains(plot))
        {
            return Problems.NotFound($"There is no plot \"{plot}\".", $"The report names those there are: {string.Join(", ", StationPlots.Names)}.");
        }

        return await shelf.AnswerAsync($"plot {index.Value} {plot}", desk.Place, () => Task.FromResult(Draw(desk, index, plot)));
    }

    private static ContestIndex? Find(ReleaseGate gate, string? contest)
    {
        var election = gate.Require();
        return election.FindContest(contest ?? election.Contests[0].Code);
    }

    private static MadeDocument Examine(ReportDesk desk, DocumentShelf shelf, AlarmRates rates, ContestIndex contest)
    {
        var (asOf, (election, stations, turnout)) = desk.Read(all => (all.State.Election!, CountedStations.Of(all.State.Election!, all.State.Tally!, contest), AnnouncedFigures.Of(all.State)));
        if (stations.Table is null && turnout is null) return Refusal(stations.Outcome, asOf);
        string[] plots = [.. stations.Table is null ? [] : StationPlots.Names.Select(name => PathOf(election, contest, name))];
        return shelf.Json(ForensicsDocument.Of(asOf, Look(asOf, stations, turnout, rates, contest), plots));
    }

    /// <summary>Announced figures can be looked at where stations cannot.</summary>
    private static ReportDocument Look(AsOfDocument asOf, CountedStations stations, AnnouncedTurnout? turnout, AlarmRates rates, ContestIndex contest)
    {
        var checks = Examination.Checks();
        var examination = Examination.Of(stations.Table, checks, turnout: turnout);
        if (stations.Table is not { } table) return ReportDocument.Of(examination, stations.Outcome);
        IStationTest[] tests = [.. checks.OfType<IStationTest>().Where(test => examination.HasProbability(test.About))];
        if (rates.Ask(contest, asOf.Position, table, tests) is not { } rate) return ReportDocument.Of(examination);
        return ReportDocument.Of(examination) with { FalseAlarms = AlarmsDocument.Of(rate.Alarms) with { Position = rate.Position, Stations = rate.Stations } };
    }

    private static MadeDocument Draw(ReportDesk desk, ContestIndex contest, string name)
    {
        var (asOf, stations) = desk.Read(all => CountedStations.Of(all.State.Election!, all.State.Tally!, contest));
        return stations.Table is { } table
            ? new MadeDocument(Encoding.UTF8.GetBytes(StationPlots.Draw(table, name).Svg), "image/svg+xml", (long)asOf.Position)
            : Refusal(stations.Outcome, asOf);
    }

    private static MadeDocument Refusal(StationsOutcome outcome, AsOfDocument asOf) => new Problem(
        StatusCodes.Status409Conflict, ReportDocument.NameOf(outcome), ReportDocument.Explain(outcome),
        "Ask for another contest, or again when more is counted.").ToDocument((long)asOf.Position);

    private static string PathOf(Election election, ContestIndex contest, string name) => $"/api/forensics/{name}?contest={Uri.EscapeDataString(election[contest].Code)}";
}
