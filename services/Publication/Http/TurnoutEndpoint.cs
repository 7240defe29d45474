using Microsoft.AspNetCore.Http;
using Tabulation.Chronicle;
using Tabulation.Chronicle.Turnout;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;

namespace Tabulation.Publication.Http;

/// <summary>Turnout, open before the release hour, but for what comes from results.</summary>
internal static class TurnoutEndpoint
{
    public static Task<IResult> Read(ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, TimeProvider clock) =>
        AnswerAsync(gate, desk, clock, (name, place, report) => shelf.JsonAsync(name, place, () => Task.FromResult(desk.Read(report))));

    public static Task<IResult> ReadCsv(ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, TimeProvider clock) =>
        AnswerAsync(gate, desk, clock, (name, place, report) => shelf.CsvAsync(name, place, () => TableOf(desk.Read(report))));

    /// <param name="answer">Takes the document's name, where it stands, and what reads it.</param>
    private static async Task<IResult> AnswerAsync(
        ReleaseGate gate, ReportDesk desk, TimeProvider clock, Func<string, string, Func<ElectionChronicle, TurnoutReport?>, Task<IResult>> answer)
    {
        var (state, now) = (gate.State, Timestamp.Now(clock));
        if (state == GateState.NoElection) return Problems.NoElection();
        var open = state == GateState.Open;
        var passed = gate.Election!.Definition.Turnout?.PassedBy(now);
        return await answer(open ? "turnout" : "turnout before release", $"{desk.Place} {passed}", all => ReportOf(all, now, open));
    }

    private static (long Position, CsvText Table) TableOf(AsOfDocumentOf<TurnoutReport?> read) => ((long)read.AsOf.Position, TurnoutCsv.Of(read.Report));

    private static TurnoutReport? ReportOf(ElectionChronicle all, Timestamp now, bool open)
    {
        var report = TurnoutTable.Of(all, now);
        return open ? report : report?.WithoutResults();
    }
}
